package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ClientAddress;
import io.fullfunnel.server.platform.MoreMetrics;
import io.fullfunnel.server.platform.ProblemException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the server runs, as Prometheus reads it: for this machine, or with an admin's key, which sees
 * the events of its own workspace only.
 */
@RestController
class MetricsApi {
  private final PrometheusMeterRegistry metrics;
  private final ObjectProvider<MoreMetrics> more;
  private final ClientAddress addresses;

  MetricsApi(
      PrometheusMeterRegistry metrics, ObjectProvider<MoreMetrics> more, ClientAddress addresses) {
    this.metrics = metrics;
    this.more = more;
    this.addresses = addresses;
  }

  @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=UTF-8")
  String metrics(HttpServletRequest request) throws UnknownHostException {
    Caller caller = Callers.find(request).filter(known -> known.may(Right.OPERATE)).orElse(null);
    if (caller == null && !isHere(request)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "role", "From elsewhere this needs a key of scope admin.");
    }
    StringBuilder text = new StringBuilder(metrics.scrape());
    String only = caller == null ? null : caller.only().orElse(null);
    more.orderedStream().map(each -> each.prometheus(only)).forEach(text::append);
    return text.toString();
  }

  /** What a proxy of this machine forwards is not from this machine. */
  private boolean isHere(HttpServletRequest request) throws UnknownHostException {
    boolean forwarded =
        request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    return !forwarded && InetAddress.getByName(addresses.of(request)).isLoopbackAddress();
  }
}
