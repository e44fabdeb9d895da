package io.fullfunnel.server.platform;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Errors of requests that Tomcat refuses before any filter sees them, such as a path with an
 * encoded slash: the same headers and form as all others, and nothing about Tomcat.
 */
final class TomcatErrors extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(TomcatErrors.class);

  private final boolean https;

  /**
   * Errors of a server.
   *
   * @param https whether people reach it through TLS
   */
  TomcatErrors(boolean https) {
    this.https = https;
    setShowReport(false);
    setShowServerInfo(false);
  }

  /** Lets a host tell its errors so. */
  static void on(StandardHost host, boolean https) {
    host.getPipeline().addValve(new TomcatErrors(https));
    host.setErrorReportValveClass(TomcatErrors.class.getName()); // there is one: it adds none
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
      SecurityHeaders.write(response, https);
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
