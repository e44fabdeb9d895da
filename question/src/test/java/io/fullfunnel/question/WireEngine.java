package io.fullfunnel.question;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.stored.StoredShard;
import io.fullfunnel.engine.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Answers here, but with all that a cluster would be sent and would send back. */
final class WireEngine implements Engine {
  @Override
  public <R> R run(Analysis<R> analysis, Dataset dataset, Progress progress) {
    return answer(analysis.plan(dataset.dictionary()), dataset);
  }

  private static <P extends Partial<P>, R> R answer(Plan<P, R> plan, Dataset dataset) {
    Plan<P, R> there = sent(plan);
    P total = plan.empty();
    for (Shard shard : dataset.shards(plan.scope())) {
      Fold<P> fold = there.newFold();
      Picker own = fold.picker();
      Shard read = shard instanceof StoredShard stored ? sent(stored) : shard;
      read.forEachPicked(
          own == null ? there.scope() : own,
          person -> {
            fold.add(person);
            return true;
          });
      total = total.plus(sent(fold.partial()));
    }
    return plan.finish(total);
  }

  /** What comes of it at the other end. */
  @SuppressWarnings("unchecked") // what comes is what was sent
  static <T> T sent(T object) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new Wire(InputStream.nullInputStream(), bytes).send(object);
      InputStream there = new ByteArrayInputStream(bytes.toByteArray());
      return (T) new Wire(there, OutputStream.nullOutputStream()).receive();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
