package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ClientAddress;
import io.fullfunnel.server.platform.Problem;
import io.fullfunnel.server.platform.RunToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls: by the key of the request or, without one, by the browser's session. */
@Component
class CallerFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final RunToken runToken;
  private final KeyRing keys;
  private final Accounts accounts;
  private final SessionCookie cookies;
  private final ClientAddress addresses;

  CallerFilter(
      RunToken runToken,
      KeyRing keys,
      Accounts accounts,
      SessionCookie cookies,
      ClientAddress addresses) {
    this.runToken = runToken;
    this.keys = keys;
    this.accounts = accounts;
    this.cookies = cookies;
    this.addresses = addresses;
  }

  /** The key in the request's header, if it has one. */
  static @Nullable String key(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("/api/") && !path.equals("/metrics");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = key(request);
    Optional<? extends Caller> caller = key == null ? person(request) : byKey(key);
    if (key != null && caller.isEmpty()) {
      refuse(request, response);
      return;
    }
    caller.ifPresent(known -> Callers.set(request, known));
    chain.doFilter(request, response);
  }

  private Optional<Caller.Person> person(HttpServletRequest request) {
    String token = cookies.session(request);
    return token == null ? Optional.empty() : accounts.find(token).map(Caller.Person::new);
  }

  private Optional<? extends Caller> byKey(String key) throws IOException {
    return runToken.matches(key)
        ? Optional.of(new Caller.Command())
        : keys.find(key).map(KeyRing.Found::caller);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<Duration> wait = accounts.wrongKey(addresses.of(request));
    if (wait.isPresent()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds() + 1));
      Problem.write(
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-tries",
          "Too many wrong keys; try again later.");
      return;
    }
    Problem.write(
        response, HttpStatus.UNAUTHORIZED, "key", "This key is unknown, expired or revoked.");
  }
}
