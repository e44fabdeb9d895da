package io.fullfunnel.server.reports;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Question;
import io.fullfunnel.question.QuestionException;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.question.render.Rendering;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ClientWatch;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Questions that are being answered. Each runs on a thread of its own while the request waits, so
 * that it can be stopped at once: by its id, when its client goes away, or when the server stops.
 */
@Component
class Asking implements SmartLifecycle {
  /** How soon the asker hears that it was stopped; the engine hears it a moment later. */
  private static final long LOOK_MILLIS = 50;

  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final OpenWorkspaces workspaces;
  private final LocalEngine engine;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private volatile boolean started;

  Asking(OpenWorkspaces workspaces, LocalEngine engine) {
    this.workspaces = workspaces;
    this.engine = engine;
  }

  /**
   * What somebody asks.
   *
   * @param strict whether a name that never occurs is an error
   * @param id the asker's own name for the question, to stop it by
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Asked(
      String workspace, byte[] question, boolean strict, @Nullable String id, Caller caller) {}

  private static final class Running {
    final String workspace;
    final CompletableFuture<String> answer = new CompletableFuture<>();
    volatile boolean stopped;

    Running(String workspace) {
      this.workspace = workspace;
    }
  }

  /** The answer as text; the same text that the command prints. */
  String ask(Asked asked, HttpServletRequest request) throws IOException {
    String id = asked.id() == null ? UUID.randomUUID().toString() : asked.id();
    Running mine = new Running(asked.workspace());
    if (running.putIfAbsent(id, mine) != null) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "question-id",
          "A question with this Question-Id is being answered.");
    }
    try {
      Thread.ofVirtual().name("question").start(() -> run(asked, mine));
      return await(mine, request);
    } finally {
      mine.stopped = true;
      running.remove(id);
    }
  }

  private String await(Running mine, HttpServletRequest request) throws IOException {
    while (true) {
      try {
        return mine.answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (mine.stopped || ClientWatch.isGone(request)) {
          throw stopped();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw stopped();
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
  }

  private static ProblemException stopped() {
    return new ProblemException(
        HttpStatus.CONFLICT, "cancelled", "The question was stopped before it was answered.");
  }

  private static RuntimeException failure(@Nullable Throwable cause) throws IOException {
    return switch (cause) {
      case QuestionException e -> wrong(e);
      case AnalysisException e when e.code() == AnalysisException.Code.CANCELLED -> stopped();
      case AnalysisException e ->
          new ProblemException(HttpStatus.BAD_REQUEST, "question", String.valueOf(e.getMessage()));
      case RuntimeException e -> e;
      case IOException e -> throw e;
      case null, default -> new IllegalStateException(cause);
    };
  }

  private static ProblemException wrong(QuestionException e) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("place", e.pointer());
    String nearest = e.nearest();
    if (nearest != null) {
      more.put("nearest", nearest);
    }
    return new ProblemException(
        HttpStatus.BAD_REQUEST, "question", String.valueOf(e.getMessage()), more);
  }

  private void run(Asked asked, Running mine) {
    try {
      awaitPosition(asked, mine);
      mine.answer.complete(
          workspaces.with(asked.workspace(), workspace -> answer(asked, workspace, mine)));
    } catch (IOException | RuntimeException | Error e) {
      mine.answer.completeExceptionally(e);
    }
  }

  /** Waits for what was sent a moment ago; the workspace stays free for others meanwhile. */
  private void awaitPosition(Asked asked, Running mine) throws IOException {
    long after = Questions.after(Questions.parse(asked.question()));
    long until = System.nanoTime() + LONGEST_WAIT_NANOS;
    while (after > 0
        && !mine.stopped
        && System.nanoTime() < until
        && workspaces.with(asked.workspace(), workspace -> workspace.journal().end()) < after) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
    }
  }

  private String answer(Asked asked, Workspace workspace, Running mine) throws IOException {
    JsonNode json = Questions.parse(asked.question());
    WorkspaceData data = WorkspaceData.of(workspace);
    if (!asked.caller().may(Right.PERSONAL)) {
      refuseTraits(json.path("by"));
      data = data.unnamed();
    }
    Question question =
        asked.strict() ? Questions.readStrictly(json, data) : Questions.read(json, data);
    return Rendering.json(
        new Answers(engine).answer(question, data, (done, total) -> !mine.stopped));
  }

  /** Groups are written with their keys, and the keys of a trait are people's own data. */
  private static void refuseTraits(JsonNode by) {
    boolean trait =
        by.isString()
            && (by.stringValue().startsWith("person.") || by.stringValue().startsWith("traits."));
    if (trait) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "role",
          "Your role or key does not see people's traits; ask the owner, or split by another"
              + " property.");
    }
    for (JsonNode part : by) {
      refuseTraits(part);
    }
  }

  boolean isBeingAnswered(String id) {
    return running.containsKey(id);
  }

  void stop(String id, Caller caller) {
    Running found = running.get(id);
    if (found != null && caller.sees(found.workspace)) {
      found.stopped = true;
    }
  }

  @Override
  public void start() {
    started = true;
  }

  /** Before the server waits for its requests: none should wait for a long question. */
  @Override
  public void stop() {
    started = false;
    running.values().forEach(each -> each.stopped = true);
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
