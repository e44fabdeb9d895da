package io.fullfunnel.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The files of the web app, from the class path's {@code web/}. Every address outside the API that
 * is no file is a page of the app, and gets index.html with a nonce of its own.
 */
@Controller
class WebApp {
  private static final String NONCE = "__NONCE__";
  private static final Pattern FILE =
      Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\\.[a-z0-9]+");
  private static final String HTML = "text/html;charset=UTF-8";
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("js", "text/javascript;charset=UTF-8"),
          Map.entry("css", "text/css;charset=UTF-8"),
          Map.entry("html", HTML),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain;charset=UTF-8"));

  private final @Nullable String index;

  WebApp() throws IOException {
    byte[] page = read("/index.html");
    this.index = page == null ? null : new String(page, StandardCharsets.UTF_8);
  }

  @RequestMapping("/{*path}")
  ResponseEntity<byte[]> file(HttpServletRequest request) throws IOException {
    String path = request.getRequestURI();
    boolean reads =
        HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    if (!reads || path.startsWith("/api/") || path.equals("/api") || path.startsWith("/v1/")) {
      throw notFound();
    }
    if (FILE.matcher(path).matches() && !path.equals("/index.html")) return asset(path);
    String page = index;
    if (page == null) throw notFound();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, HTML)
        .body(page.replace(NONCE, SecurityHeaders.nonce(request)).getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<byte[]> asset(String path) throws IOException {
    byte[] file = read(path);
    if (file == null) throw notFound();
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    CacheControl caching =
        path.startsWith("/assets/") // their names change with their content
            ? CacheControl.maxAge(YEAR).cachePublic().immutable()
            : CacheControl.noCache();
    return ResponseEntity.ok()
        .cacheControl(caching)
        .header(
            HttpHeaders.CONTENT_TYPE,
            type == null ? MediaType.APPLICATION_OCTET_STREAM_VALUE : type)
        .body(file);
  }

  private static byte @Nullable [] read(String path) throws IOException {
    try (InputStream in = WebApp.class.getResourceAsStream("/web" + path)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static ProblemException notFound() {
    return new ProblemException(HttpStatus.NOT_FOUND, "not-found", "There is nothing here.");
  }
}
