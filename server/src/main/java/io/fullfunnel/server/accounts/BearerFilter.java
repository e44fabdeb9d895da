package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.Problem;
import io.fullfunnel.server.platform.RunToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the caller of a request that carries a key. */
class BearerFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private final RunToken runToken;

  BearerFilter(RunToken runToken) {
    this.runToken = runToken;
  }

  /** The key in the request's header, if it has one. */
  static @Nullable String key(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(SCHEME)
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = key(request);
    if (key != null) {
      Optional<Caller> caller = caller(key);
      if (caller.isEmpty()) {
        Problem.write(
            response, HttpStatus.UNAUTHORIZED, "key", "This key is unknown, expired or revoked.");
        return;
      }
      Callers.set(request, caller.get());
    }
    chain.doFilter(request, response);
  }

  private Optional<Caller> caller(String key) {
    return runToken.matches(key) ? Optional.of(new Caller.Command()) : Optional.empty();
  }
}
