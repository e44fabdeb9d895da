package io.fullfunnel.server.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** An error as RFC 9457 writes it, with a {@code code} for programs. */
public final class Problem {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Problem() {}

  /** The body of an answer that is an error. */
  public static ProblemDetail of(HttpStatusCode status, String code, String sentence) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setProperty("code", code);
    return problem;
  }

  static ProblemDetail of(ProblemException e) {
    ProblemDetail problem = of(e.status(), e.code(), String.valueOf(e.getMessage()));
    e.more().forEach(problem::setProperty);
    return problem;
  }

  /** Writes an error from a filter, where no controller answers. */
  public static void write(
      HttpServletResponse response, HttpStatus status, String code, String sentence)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", sentence);
    problem.put("code", code);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
  }
}
