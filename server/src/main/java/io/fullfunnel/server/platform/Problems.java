package io.fullfunnel.server.platform;

import io.fullfunnel.store.workspace.BusyException;
import io.fullfunnel.store.workspace.UnknownWorkspaceException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception of a controller into problem+json; what nobody expected is logged. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE) // a room may tell its own exceptions apart first
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> known(ProblemException e) {
    HttpHeaders headers = new HttpHeaders();
    Object wait = e.more().get("retryAfter");
    if (wait != null) headers.set(HttpHeaders.RETRY_AFTER, wait.toString());
    return answer(Problem.of(e), headers);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownWorkspaceException e) {
    return known(ProblemException.noWorkspace());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(BusyException e) {
    HttpStatus status = e.isFull() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT;
    HttpHeaders headers = new HttpHeaders();
    if (e.isFull()) headers.set(HttpHeaders.RETRY_AFTER, "1");
    return answer(Problem.of(status, "workspace-busy", String.valueOf(e.getMessage())), headers);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    LOG.error("A request failed for a reason that nobody expected", e);
    String sentence = "Something went wrong in the server; its log says what.";
    return answer(
        Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", sentence), HttpHeaders.EMPTY);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpStatus known =
        Objects.requireNonNullElse(HttpStatus.resolve(status.value()), HttpStatus.BAD_REQUEST);
    String code = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    ProblemDetail problem =
        body instanceof ProblemDetail given
            ? given
            : ProblemDetail.forStatusAndDetail(status, known.getReasonPhrase() + ".");
    problem.setProperty("code", code);
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
