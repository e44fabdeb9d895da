package io.fullfunnel.server.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DataDirectory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The token that a page sends back with each change: a keyed hash of its browser's session, or of
 * its visitor cookie before there is one. Nothing is kept for it.
 */
@Component
class SignedCsrf implements CsrfTokenRepository {
  static final String HEADER = "X-CSRF-TOKEN";
  private static final String ALGORITHM = "HmacSHA256";

  private final SessionCookie cookies;
  private final SecretKeySpec secret;

  SignedCsrf(SessionCookie cookies, DataDirectory data) throws IOException {
    this.cookies = cookies;
    this.secret = new SecretKeySpec(data.secret("csrf"), ALGORITHM);
  }

  /** The token for pages of this browser; makes the visitor cookie where it has none. */
  String token(HttpServletRequest request, HttpServletResponse response) {
    CsrfToken known = loadToken(request);
    if (known != null) return known.getToken();
    String visitor = Token.random();
    cookies.setVisitor(response, visitor);
    return of(visitor);
  }

  /** The token for pages of a session that begins with this answer. */
  String of(String holder) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(holder.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    String holder = cookies.session(request);
    if (holder == null) holder = cookies.visitor(request);
    return holder == null ? null : csrfToken(of(holder));
  }

  /** For a browser without cookies: a token that nobody can send. */
  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return csrfToken(Token.random());
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    // nothing is kept
  }

  private static CsrfToken csrfToken(String text) {
    return new DefaultCsrfToken(HEADER, "_csrf", text);
  }
}
