package io.fullfunnel.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where a request keeps its caller. */
final class Callers {
  private static final String ATTRIBUTE = Caller.class.getName();

  private Callers() {}

  static Optional<Caller> find(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  static void set(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
