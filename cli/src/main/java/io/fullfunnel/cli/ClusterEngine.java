package io.fullfunnel.cli;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.stored.StoredShard;
import io.fullfunnel.engine.wire.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers on a cluster: questions are bound and finished here, shards in files are folded there, by
 * way of a {@link SparkDriver}. For one thread.
 */
public final class ClusterEngine implements Engine {
  private static final long LOOK_MILLIS = 100;

  private final SparkDriver driver;
  private final Wire wire;

  /** An engine that lasts as long as its driver. */
  public ClusterEngine(SparkDriver driver) {
    this.driver = driver;
    this.wire = driver.wire();
  }

  @Override
  public <R> R run(Analysis<R> analysis, Dataset dataset, Progress progress) {
    return answer(analysis.plan(dataset.dictionary()), dataset, progress);
  }

  private <P extends Partial<P>, R> R answer(Plan<P, R> plan, Dataset dataset, Progress progress) {
    List<StoredShard> stored = new ArrayList<>();
    Fold<P> here = plan.newFold();
    for (Shard shard : dataset.shards(plan.scope())) {
      if (shard instanceof StoredShard file) {
        stored.add(file);
      } else {
        fold(shard, plan.scope(), here);
      }
    }
    P total = here.partial();
    if (!stored.isEmpty()) {
      total = total.plus(there(plan, stored, progress));
    }
    return plan.finish(total);
  }

  private static <P extends Partial<P>> void fold(Shard shard, Scope scope, Fold<P> fold) {
    var own = fold.picker();
    shard.forEachPicked(
        own == null ? scope : own,
        person -> {
          fold.add(person);
          return true;
        });
  }

  @SuppressWarnings("unchecked") // a plan's partials are of its own kind
  private <P extends Partial<P>> P there(
      Plan<P, ?> plan, List<StoredShard> shards, Progress progress) {
    CompletableFuture<Object> coming =
        CompletableFuture.supplyAsync(() -> {
          try {
            return sent(plan, shards);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    Object answer = await(coming, progress);
    if (answer instanceof String reason) {
      throw new UncheckedIOException(new IOException(reason));
    }
    return (P) answer;
  }

  private Object sent(Plan<?, ?> plan, List<StoredShard> shards) throws IOException {
    try {
      wire.send(plan);
      wire.send(shards.toArray(StoredShard[]::new));
      return wire.receive();
    } catch (EOFException e) {
      throw driver.failure(e);
    } catch (IOException e) {
      throw driver.isAlive() ? e : driver.failure(e);
    }
  }

  private Object await(CompletableFuture<Object> coming, Progress progress) {
    while (true) {
      try {
        return coming.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (!progress.at(0, 1)) {
          throw stopped();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw stopped();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }

  /** With the driver its jobs end on the cluster too. */
  private AnalysisException stopped() {
    driver.kill();
    return new AnalysisException(
        AnalysisException.Code.CANCELLED, "The question was stopped before it was answered.");
  }
}
