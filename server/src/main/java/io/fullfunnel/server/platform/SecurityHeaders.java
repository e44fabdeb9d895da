package io.fullfunnel.server.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The headers of every answer, whatever its route and status, and the refusal of requests that came
 * through a name that is not ours.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {
  private static final int NONCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String NONCE = SecurityHeaders.class.getName() + ".nonce";

  /** Probes name whatever address they know. */
  private static final Set<String> PROBES = Set.of("/healthz", "/readyz");

  private final ServerSettings settings;

  SecurityHeaders(ServerSettings settings) {
    this.settings = settings;
  }

  /** What the styles of this answer's page must carry. */
  static String nonce(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(NONCE));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(NONCE, write(response, settings.https()));
    if (!settings.knowsHost(request.getHeader(HttpHeaders.HOST))
        && !PROBES.contains(request.getRequestURI())) {
      Problem.write(
          response,
          HttpStatus.BAD_REQUEST,
          "host",
          "The server is not reached by this name; its --base-url says by which.");
      return;
    }
    chain.doFilter(request, response);
  }

  /** Writes all of them and gives the nonce that is in them. */
  static String write(HttpServletResponse response, boolean https) {
    byte[] bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
            + nonce
            + "'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self';"
            + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // files of the web app say otherwise
    if (https) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    return nonce;
  }
}
