package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What pages get from the collector beside answers: the script {@code /ff.js}, and the cookie that
 * keeps a browser's id where consent allows one ({@code POST /ff/id}). The cookie is for the page's
 * script: what is answered here asks for none; only {@link Clicks} do.
 */
public final class Snippet {
  /** Bytes of the longest body that means anything here. */
  public static final int BODY = 64;

  private static final String SCRIPT = "/ff.js";
  private static final String ID = "/ff/id";
  private static final Pattern AN_ID = Pattern.compile("[0-9A-Za-z_-]{16,64}");
  private static final Pattern HOST = Pattern.compile("[0-9a-z-]+(\\.[0-9a-z-]+)*");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");
  private static final long KEPT_SECONDS = TimeUnit.DAYS.toSeconds(400);
  private static final byte[] NOTHING = {};

  private final InstantSource clock;
  private final Script script;

  Snippet(InstantSource clock, byte[] script) {
    this.clock = clock;
    this.script = Script.of(script);
  }

  /** With the script of this build. */
  static Snippet shipped(InstantSource clock) {
    try (InputStream in = Snippet.class.getResourceAsStream("/snippet/ff.js")) {
      // made by the module of the screens: a build of this one alone has none
      return new Snippet(clock, in == null ? NOTHING : in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The script for pages cannot be read.", e);
    }
  }

  /**
   * A call, by whatever front it came.
   *
   * @param headers the value of a header by its name in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Call(
      String method, String path, byte[] body, Function<String, @Nullable String> headers) {}

  /** What is answered. */
  @SuppressWarnings("ArrayRecordComponent") // on its way to the wire, never compared
  public record Reply(int status, Map<String, String> headers, byte[] body) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Script(byte[] plain, byte[] packed, String mark) {
    static Script of(byte[] bytes) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("nothing is written but memory", e);
      }
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Script(bytes, packed.toByteArray(), HexFormat.of().formatHex(hash, 0, 8));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** Whether a path is one of these. */
  public static boolean isPath(String path) {
    return path.equals(ID) || path.equals(SCRIPT);
  }

  /** The answer to a call of one of these paths. */
  public Reply answer(Call call) {
    boolean file = call.path().equals(SCRIPT);
    String wanted = file ? "GET" : "POST";
    if (!call.method().equals(wanted)) {
      return new Reply(405, Map.of("Allow", wanted, "Cache-Control", "no-store"), NOTHING);
    }
    if (file && script.plain().length == 0) {
      return new Reply(404, Map.of("Cache-Control", "no-store"), NOTHING);
    }
    return file ? script(script, call) : id(call);
  }

  private static Reply script(Script script, Call call) {
    String coding = call.headers().apply("accept-encoding");
    boolean packed = coding != null && coding.contains("gzip") && !coding.contains("gzip;q=0");
    String mark = '"' + script.mark() + (packed ? "-gz\"" : "\"");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "public, max-age=3600");
    headers.put("ETag", mark);
    headers.put("Vary", "Accept-Encoding");
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Cross-Origin-Resource-Policy", "cross-origin");
    headers.put("X-Content-Type-Options", "nosniff");
    String known = call.headers().apply("if-none-match");
    if (known != null && known.contains(mark)) {
      return new Reply(304, headers, NOTHING);
    }
    headers.put("Content-Type", "text/javascript; charset=utf-8");
    if (packed) {
      headers.put("Content-Encoding", "gzip");
    }
    return new Reply(200, headers, packed ? script.packed() : script.plain());
  }

  /** Sets the cookie, renews it for another 400 days, or with an empty body removes it. */
  private Reply id(Call call) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    String id = new String(call.body(), US_ASCII);
    String origin = call.headers().apply("origin");
    String domain = isOfTheSite(call) ? domain(call.headers().apply("host"), origin) : null;
    if (domain != null && (id.isEmpty() || AN_ID.matcher(id).matches())) {
      long day = TimeUnit.MILLISECONDS.toDays(clock.millis());
      headers.put(
          "Set-Cookie",
          (id.isEmpty()
                  ? "ff_id=; Max-Age=0"
                  : "ff_id=" + id + "." + day + "; Max-Age=" + KEPT_SECONDS)
              + "; Path=/; SameSite=Lax"
              + (domain.isEmpty() ? "" : "; Domain=" + domain)
              + (String.valueOf(origin).startsWith("https:") ? "; Secure" : ""));
    }
    return new Reply(204, headers, NOTHING);
  }

  private static boolean isOfTheSite(Call call) {
    String site = call.headers().apply("sec-fetch-site");
    return site == null || site.equals("same-origin") || site.equals("same-site");
  }

  /**
   * The domain that page and collector share: the empty text if it is one host, null if there is
   * none. Whether the public may register below it is known to browsers, which then keep no cookie.
   */
  private static @Nullable String domain(@Nullable String host, @Nullable String origin) {
    int scheme = origin == null ? -1 : origin.indexOf("://");
    if (host == null || origin == null || scheme < 0) {
      return null;
    }
    String own = name(host);
    String page = name(origin.substring(scheme + 3));
    if (own.equals(page)) {
      return "";
    }
    if (!HOST.matcher(own).matches() || !HOST.matcher(page).matches()) {
      return null;
    }
    String[] ours = own.split("\\.", -1);
    String[] theirs = page.split("\\.", -1);
    int shared = 0;
    while (shared < Math.min(ours.length, theirs.length)
        && ours[ours.length - 1 - shared].equals(theirs[theirs.length - 1 - shared])) {
      shared++;
    }
    if (shared < 2 || ADDRESS.matcher(own).matches()) {
      return null;
    }
    return String.join(".", List.of(ours).subList(ours.length - shared, ours.length));
  }

  /** A host without its port. */
  private static String name(String authority) {
    int port = authority.lastIndexOf(':');
    String host = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
    return host.toLowerCase(Locale.ROOT);
  }
}
