package io.fullfunnel.server.collect;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.files.OptionException;
import io.fullfunnel.store.files.UnreadableFileException;
import io.fullfunnel.store.imports.ImportRefusedException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The jobs of this run of the server. Those that ended are remembered for a while. */
@Component
class Jobs implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int REMEMBERED = 500;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private volatile boolean started;

  /** What a job does. */
  interface Work {
    JsonNode run(Job job) throws IOException;
  }

  /** Begins a job on a thread of its own. */
  Job start(String kind, String workspace, Work work) {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    Job job = new Job("j_" + HexFormat.of().formatHex(random), kind, workspace);
    synchronized (jobs) {
      jobs.put(job.id(), job);
      if (jobs.size() > REMEMBERED) {
        jobs.values().stream()
            .filter(Job::isEnded)
            .findFirst()
            .ifPresent(oldest -> jobs.remove(oldest.id()));
      }
    }
    Thread.ofPlatform().name("job-" + kind).daemon().start(() -> run(job, work));
    return job;
  }

  private static void run(Job job, Work work) {
    try {
      JsonNode result = work.run(job);
      if (job.isCancelled()) {
        job.stopped(result);
      } else {
        job.done(result);
      }
    } catch (ImportRefusedException e) {
      Map<String, Object> problem = problem(HttpStatus.CONFLICT, "already-imported", e);
      problem.put("import", e.importNumber());
      job.failed(problem);
    } catch (OptionException e) {
      job.failed(problem(HttpStatus.BAD_REQUEST, "options", e));
    } catch (UnreadableFileException e) {
      job.failed(problem(HttpStatus.BAD_REQUEST, "file", e));
    } catch (ProblemException e) {
      job.failed(problem(e.status(), e.code(), e));
    } catch (IOException e) {
      LOG.warn("Job {} failed", job.id(), e);
      job.failed(problem(HttpStatus.INTERNAL_SERVER_ERROR, "failed", e));
    } catch (RuntimeException | Error e) {
      LOG.error("Job {} failed for a reason that nobody expected", job.id(), e);
      job.failed(
          problem(
              HttpStatus.INTERNAL_SERVER_ERROR,
              "unexpected",
              new IOException("Something went wrong in the server; its log says what.")));
    }
  }

  private static Map<String, Object> problem(HttpStatus status, String code, Exception e) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", String.valueOf(e.getMessage()));
    problem.put("code", code);
    return problem;
  }

  /**
   * The job of this id.
   *
   * @throws ProblemException 404 if there is none that the caller may see
   */
  Job find(String id, Caller caller) {
    Job job;
    synchronized (jobs) {
      job = jobs.get(id);
    }
    if (job == null || !caller.sees(job.workspace())) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "job", "There is no such job; a restart of the server ends all.");
    }
    return job;
  }

  @Override
  public void start() {
    started = true;
  }

  /** Before the server waits for its requests: those that watch a job wait for its end. */
  @Override
  public void stop() {
    started = false;
    long until = System.nanoTime() + PATIENCE_NANOS;
    List<Job> all;
    synchronized (jobs) {
      all = List.copyOf(jobs.values());
    }
    all.forEach(Job::cancel);
    all.forEach(job -> awaitEnd(job, until));
  }

  private static void awaitEnd(Job job, long until) {
    try {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (!job.awaitEnd(Math.max(0, left))) {
        LOG.warn("Job {} did not stop in time; it goes on next time", job.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
