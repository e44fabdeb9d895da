package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ServerSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The two cookies of a browser: the session's token, and before signing in a random value that the
 * first form's token belongs to. Scripts see neither; other sites send neither.
 */
@Component
class SessionCookie {
  private final String session;
  private final String visitor;
  private final boolean secure;

  SessionCookie(ServerSettings settings) {
    this.secure = settings.secureCookies();
    String prefix = secure ? "__Host-" : "";
    this.session = prefix + "fullfunnel";
    this.visitor = prefix + "fullfunnel-visitor";
  }

  @Nullable String session(HttpServletRequest request) {
    return read(request, session);
  }

  @Nullable String visitor(HttpServletRequest request) {
    return read(request, visitor);
  }

  void setSession(HttpServletResponse response, String token) {
    write(response, session, token, null);
  }

  void setVisitor(HttpServletResponse response, String value) {
    write(response, visitor, value, null);
  }

  void endSession(HttpServletResponse response) {
    write(response, session, "", Duration.ZERO);
  }

  private static @Nullable String read(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) return null;
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) return cookie.getValue();
    }
    return null;
  }

  private void write(
      HttpServletResponse response, String name, String value, @Nullable Duration age) {
    ResponseCookie.ResponseCookieBuilder cookie =
        ResponseCookie.from(name, value).path("/").httpOnly(true).secure(secure).sameSite("Strict");
    if (age != null) cookie.maxAge(age);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
