package io.fullfunnel.engine.local;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Progress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers on the threads of this machine: a bounded pool of platform threads that all questions
 * share. Safe to use from several threads.
 */
public final class LocalEngine implements Engine, AutoCloseable {
  private static final AtomicInteger ENGINES = new AtomicInteger();

  private final int threads;
  private final ExecutorService pool;

  /** As many threads as there are processors. */
  public LocalEngine() {
    this(Runtime.getRuntime().availableProcessors());
  }

  public LocalEngine(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("an engine needs at least 1 thread, not " + threads);
    }
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            Thread.ofPlatform()
                .daemon()
                .name("engine-" + ENGINES.incrementAndGet() + "-", 1)
                .factory());
  }

  @Override
  public <R> R run(Analysis<R> analysis, Dataset dataset, Progress progress) {
    return answer(analysis.plan(dataset.dictionary()), dataset, progress);
  }

  private <P extends Partial<P>, R> R answer(Plan<P, R> plan, Dataset dataset, Progress progress) {
    var run = new Run<>(plan, dataset.shards(plan.scope()), progress);
    return plan.finish(run.total(pool, threads));
  }

  /** Waits for the questions that are being answered; later ones are refused. */
  @Override
  public void close() {
    pool.close();
  }
}
