package io.fullfunnel.server.platform;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Errors of requests that Tomcat refuses before any filter sees them, such as a path with an
 * encoded slash: the same headers and form as all others, and nothing about Tomcat.
 */
public final class TomcatErrors extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(TomcatErrors.class);

  /** Tomcat makes it by its name. */
  public TomcatErrors() {
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int code = response.getStatus();
    if (code < HttpStatus.BAD_REQUEST.value()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    HttpStatus status =
        Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.BAD_REQUEST);
    try {
      SecurityHeaders.write(response, false);
      Problem.write(
          response,
          status,
          status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          status.getReasonPhrase() + ".");
      response.finishResponse();
    } catch (IOException e) {
      LOG.debug("whoever asked is gone", e);
    }
  }
}
