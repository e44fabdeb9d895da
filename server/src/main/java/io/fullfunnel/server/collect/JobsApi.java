package io.fullfunnel.server.collect;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Jobs: looked at, watched, stopped. */
@RestController
class JobsApi {
  /** Between two looks at progress; a browser draws no faster. */
  private static final long LOOK_MILLIS = 200;

  private static final long LONGEST_WAIT_MILLIS = 10_000;

  /** After so many looks without news a comment goes out, so that nobody on the way gives up. */
  private static final int QUIET_LOOKS = 50;

  private final Jobs jobs;
  private final JsonMapper json;

  JobsApi(Jobs jobs, JsonMapper json) {
    this.jobs = jobs;
    this.json = json;
  }

  /** How it stands; a caller that wants to wait for its end gets the answer when it has ended. */
  @GetMapping("/api/v1/jobs/{job}")
  @Needs(Right.DATA)
  Job.View look(
      @PathVariable String job,
      @RequestParam(name = "wait", defaultValue = "0") long waitMillis,
      Caller caller)
      throws InterruptedException {
    Job found = jobs.find(job, caller);
    found.awaitEnd(Math.clamp(waitMillis, 0, LONGEST_WAIT_MILLIS));
    return found.view();
  }

  @DeleteMapping("/api/v1/jobs/{job}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(value = Right.DATA, reads = true)
  Job.View cancel(@PathVariable String job, Caller caller) {
    Job found = jobs.find(job, caller);
    found.cancel();
    return found.view();
  }

  /** Server-sent events, the last one when the job has ended. */
  @GetMapping("/api/v1/jobs/{job}/progress")
  @Needs(Right.DATA)
  void watch(@PathVariable String job, Caller caller, HttpServletResponse response)
      throws IOException, InterruptedException {
    Job found = jobs.find(job, caller);
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // a proxy that collects would show nothing
    OutputStream out = response.getOutputStream();
    Job.View last = found.view();
    send(out, last);
    int quiet = 0;
    while (last.state() == Job.State.running) {
      boolean ended = found.awaitEnd(LOOK_MILLIS);
      Job.View now = found.view();
      if (ended || !now.equals(last)) {
        send(out, now);
        quiet = 0;
      } else if (++quiet % QUIET_LOOKS == 0) {
        out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      last = now;
    }
  }

  private void send(OutputStream out, Job.View view) throws IOException {
    String event = "event: progress\ndata: " + json.writeValueAsString(view) + "\n\n";
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
