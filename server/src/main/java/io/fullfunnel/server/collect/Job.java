package io.fullfunnel.server.collect;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Work that takes longer than a request: somebody may watch it and stop it. Thread-safe. */
final class Job {
  private final String id;
  private final String kind;
  private final String workspace;
  private State state = State.running;
  private Progress progress = Progress.NONE;
  private @Nullable JsonNode result;
  private @Nullable Map<String, Object> problem;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean cancelled;

  Job(String id, String kind, String workspace) {
    this.id = id;
    this.kind = kind;
    this.workspace = workspace;
  }

  /** How it stands. */
  enum State {
    running,
    done,
    failed,
    cancelled
  }

  /**
   * How far it is.
   *
   * @param share 0 to 1; null if that is not known
   * @param phase {@code reading} or {@code answering}
   */
  record Progress(
      long rows,
      long refused,
      @Nullable Double share,
      long perSecond,
      @Nullable Long secondsLeft,
      String phase) {
    static final Progress NONE = new Progress(0, 0, null, 0, null, "reading");
  }

  /** What is told of it. */
  record View(
      String job,
      String kind,
      State state,
      Progress progress,
      @Nullable JsonNode result,
      @Nullable Map<String, Object> problem) {}

  String id() {
    return id;
  }

  String workspace() {
    return workspace;
  }

  /** Asks it to stop; what it has done so far stays. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  synchronized void at(Progress now) {
    progress = now;
  }

  synchronized void done(JsonNode what) {
    result = what;
    state = State.done;
    ended.countDown();
  }

  synchronized void stopped(JsonNode what) {
    result = what;
    state = State.cancelled;
    ended.countDown();
  }

  synchronized void failed(Map<String, Object> why) {
    problem = why;
    state = cancelled ? State.cancelled : State.failed;
    ended.countDown();
  }

  synchronized boolean isEnded() {
    return state != State.running;
  }

  synchronized View view() {
    return new View(id, kind, state, progress, result, problem);
  }

  /** Waits for its end, at most this long; whether it came. */
  boolean awaitEnd(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }
}
