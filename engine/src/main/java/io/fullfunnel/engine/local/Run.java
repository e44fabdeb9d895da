package io.fullfunnel.engine.local;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One question being answered. Each thread has one fold and takes shard after shard; the first
 * failure, or a progress that says no, stops all of them.
 */
final class Run<P extends Partial<P>> {
  /** People between two reports of progress by one thread. */
  private static final int STRIDE = 8192;

  private final Plan<P, ?> plan;
  private final List<Shard> shards;
  private final Progress progress;
  private final long people;
  private final AtomicInteger nextShard = new AtomicInteger();
  private final AtomicLong done = new AtomicLong();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  Run(Plan<P, ?> plan, List<Shard> shards, Progress progress) {
    this.plan = plan;
    this.shards = shards;
    this.progress = progress;
    this.people = shards.stream().mapToLong(Shard::people).sum();
  }

  /** The sum of all threads' partials. */
  P total(ExecutorService pool, int threads) {
    List<Future<P>> parts = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, shards.size()); i++) {
      try {
        parts.add(pool.submit(this::foldShards));
      } catch (RejectedExecutionException e) {
        stopped.set(true);
        await(parts);
        throw new IllegalStateException("the engine is closed", e);
      }
    }
    P total = await(parts);
    if (cancelled.get()) {
      throw new AnalysisException(
          AnalysisException.Code.CANCELLED, "The question was stopped before it was answered.");
    }
    return total;
  }

  /** Waits for every part, whatever happens: nobody reads the shards when this returns. */
  private P await(List<Future<P>> parts) {
    @Nullable P total = null;
    @Nullable Throwable failure = null;
    boolean interrupted = false;
    for (Future<P> part : parts) {
      while (true) {
        try {
          total = total == null ? part.get() : total.plus(part.get());
          break;
        } catch (InterruptedException e) {
          interrupted = true;
          cancelled.set(true);
          stopped.set(true);
        } catch (ExecutionException e) {
          failure = first(failure, e.getCause());
          break;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(failure);
    return total == null ? plan.empty() : total;
  }

  private static Throwable first(@Nullable Throwable failure, @Nullable Throwable next) {
    Throwable cause = next == null ? new IllegalStateException("a fold failed") : next;
    if (failure == null) {
      return cause;
    }
    failure.addSuppressed(cause);
    return failure;
  }

  private static void rethrow(@Nullable Throwable failure) {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  private P foldShards() {
    Fold<P> fold = plan.newFold();
    Picker ownPicker = fold.picker();
    Picker picker = ownPicker == null ? plan.scope() : ownPicker;
    try {
      for (int i = nextShard.getAndIncrement();
          i < shards.size() && !stopped.get();
          i = nextShard.getAndIncrement()) {
        foldShard(shards.get(i), fold, picker);
      }
      return fold.partial();
    } catch (RuntimeException | Error e) {
      stopped.set(true);
      throw e;
    }
  }

  private void foldShard(Shard shard, Fold<P> fold, Picker picker) {
    var visit = new Visit(fold);
    shard.forEachPicked(picker, visit::add);
    report(shard.people() - visit.reported);
  }

  private boolean report(long more) {
    if (!progress.at(done.addAndGet(more), people)) {
      cancelled.set(true);
      stopped.set(true);
    }
    return !stopped.get();
  }

  /** Counts the people of one shard. */
  private final class Visit {
    private final Fold<P> fold;
    private long reported;
    private int since;

    Visit(Fold<P> fold) {
      this.fold = fold;
    }

    boolean add(Timeline person) {
      fold.add(person);
      if (++since < STRIDE) {
        return true;
      }
      since = 0;
      reported += STRIDE;
      return report(STRIDE);
    }
  }
}
