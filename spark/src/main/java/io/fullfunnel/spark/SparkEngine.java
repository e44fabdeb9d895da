package io.fullfunnel.spark;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.stored.StoredShard;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Answers on a Spark cluster: a task for each shard in files, folded where an executor reads it.
 * Shards that are no files are folded here. Thread-safe.
 */
public final class SparkEngine implements Engine {
  private static final long LOOK_MILLIS = 100;

  private final JavaSparkContext spark;

  public SparkEngine(JavaSparkContext spark) {
    this.spark = spark;
  }

  @Override
  public <R> R run(Analysis<R> analysis, Dataset dataset, Progress progress) {
    return answer(analysis.plan(dataset.dictionary()), dataset, progress);
  }

  private <P extends Partial<P>, R> R answer(Plan<P, R> plan, Dataset dataset, Progress progress) {
    P total = plan.empty();
    List<StoredShard> stored = new ArrayList<>();
    List<Shard> here = new ArrayList<>();
    for (Shard shard : dataset.shards(plan.scope())) {
      if (shard instanceof StoredShard file) {
        stored.add(file);
      } else {
        here.add(shard);
      }
    }
    total = total.plus(fold(plan, here.iterator()));
    return plan.finish(total.plus(total(plan, stored, progress)));
  }

  /** Whether the cluster has ended it; it answers nothing any more. */
  boolean isStopped() {
    return spark.sc().isStopped();
  }

  /** The sum of the partials of all these shards, folded on the cluster. */
  <P extends Partial<P>> P total(Plan<P, ?> plan, List<StoredShard> shards, Progress progress) {
    if (shards.isEmpty()) {
      return plan.empty();
    }
    JavaFutureAction<List<P>> running =
        spark
            .parallelize(shards, shards.size())
            .mapPartitions(part -> List.of(fold(plan, part)).iterator())
            .collectAsync();
    P total = plan.empty();
    for (P partial : await(running, progress)) {
      total = total.plus(partial);
    }
    return total;
  }

  private static <P> List<P> await(JavaFutureAction<List<P>> running, Progress progress) {
    while (true) {
      try {
        return running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (!progress.at(0, 1)) {
          running.cancel(true);
          throw new AnalysisException(
              AnalysisException.Code.CANCELLED, "The question was stopped before it was answered.");
        }
      } catch (InterruptedException e) {
        running.cancel(true);
        Thread.currentThread().interrupt();
        throw new AnalysisException(
            AnalysisException.Code.CANCELLED, "The question was stopped before it was answered.");
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private static <P extends Partial<P>> P fold(Plan<P, ?> plan, Iterator<? extends Shard> shards) {
    Fold<P> fold = plan.newFold();
    Picker own = fold.picker();
    Picker picker = own == null ? plan.scope() : own;
    while (shards.hasNext()) {
      shards
          .next()
          .forEachPicked(
              picker,
              person -> {
                fold.add(person);
                return true;
              });
    }
    return fold.partial();
  }
}
