package io.fullfunnel.collect.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fullfunnel.collect.HeaderKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1.1 request, read strictly: what two programs could read in two ways is
 * refused, so that nothing can be smuggled past a proxy (RFC 9112).
 */
record RequestHead(
    String method,
    String path,
    @Nullable String query,
    boolean http11,
    Map<String, String> headers) {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final int MOST_HEADERS = 100;
  private static final long NO_LENGTH = -1;

  /** Headers of which a second one would make the request ambiguous. */
  private static boolean isSingle(String name) {
    return switch (name) {
      case "content-length",
          "transfer-encoding",
          "host",
          "authorization",
          "content-encoding",
          "x-write-key",
          "expect" ->
          true;
      default -> false;
    };
  }

  /**
   * Reads a head.
   *
   * @param end after the empty line
   */
  static RequestHead read(byte[] bytes, int from, int end) throws BadRequestException {
    int lineEnd = line(bytes, from, end);
    String[] words = new String(bytes, from, lineEnd - from, ISO_8859_1).split(" ", -1);
    if (words.length != 3 || words[0].isEmpty() || !isToken(words[0])) {
      throw BadRequestException.malformed("The request line is no METHOD PATH VERSION.");
    }
    if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
      throw new BadRequestException(505, "version", "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    }
    boolean http11 = words[2].equals("HTTP/1.1");
    Map<String, String> headers = new HashMap<>();
    int at = lineEnd + 2;
    while (at < end - 2) {
      int next = line(bytes, at, end);
      header(bytes, at, next, headers);
      if (headers.size() > MOST_HEADERS) {
        throw new BadRequestException(431, "headers", "The request has more than 100 headers.");
      }
      at = next + 2;
    }
    RequestHead head = new RequestHead(words[0], path(words[1]), query(words[1]), http11, headers);
    head.check();
    return head;
  }

  private static int line(byte[] bytes, int from, int end) throws BadRequestException {
    for (int i = from; i < end - 1; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i;
      }
      if (bytes[i] < ' ' && bytes[i] >= 0 && bytes[i] != '\t') {
        throw BadRequestException.malformed("The head holds a control character.");
      }
    }
    throw BadRequestException.malformed("A line of the head does not end.");
  }

  private static void header(byte[] bytes, int from, int end, Map<String, String> headers)
      throws BadRequestException {
    String line = new String(bytes, from, end - from, ISO_8859_1);
    int colon = line.indexOf(':');
    if (colon < 1 || !isToken(line.substring(0, colon))) {
      throw BadRequestException.malformed("A header has no name, or a space beside it.");
    }
    String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
    String value = line.substring(colon + 1).strip();
    String before = headers.get(name);
    if (before != null && isSingle(name)) {
      throw BadRequestException.malformed("The header " + name + " stands there twice.");
    }
    headers.put(name, before == null ? value : before + ", " + value);
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!plain && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String path(String target) throws BadRequestException {
    if (!target.startsWith("/") && !target.equals("*")) {
      throw BadRequestException.malformed("The request names no path of this server.");
    }
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static @Nullable String query(String target) {
    int query = target.indexOf('?');
    return query < 0 ? null : target.substring(query + 1);
  }

  private void check() throws BadRequestException {
    if (http11 && !headers.containsKey("host")) {
      throw BadRequestException.malformed("The request names no host.");
    }
    String coding = headers.get("transfer-encoding");
    if (coding != null) {
      if (!http11 || headers.containsKey("content-length")) {
        throw BadRequestException.malformed("The request says two lengths of its body.");
      }
      if (!coding.equalsIgnoreCase("chunked")) {
        throw new BadRequestException(501, "transfer_encoding", "Only chunked is taken.");
      }
    }
    length();
    String expect = headers.get("expect");
    if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
      throw new BadRequestException(417, "expect", "Only 100-continue can be expected.");
    }
  }

  boolean chunked() {
    return headers.containsKey("transfer-encoding");
  }

  boolean expectsContinue() {
    return http11 && headers.containsKey("expect");
  }

  /** Bytes of the body, or -1 if the head does not say. */
  long length() throws BadRequestException {
    String text = headers.get("content-length");
    if (text == null) {
      return NO_LENGTH;
    }
    boolean digits = !text.isEmpty() && text.length() <= 18;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits) {
      throw BadRequestException.malformed("The Content-Length is no number of bytes.");
    }
    return Long.parseLong(text);
  }

  /** Whether the connection goes on after the answer. */
  boolean keepsAlive() {
    String wish = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return http11 ? !wish.contains("close") : wish.contains("keep-alive");
  }

  /** What proxies say of the client; null if they say nothing. */
  @Nullable String forwardedFor() {
    return headers.get("x-forwarded-for");
  }

  /** Whether a proxy handed it on, as far as it says so. */
  boolean isHandedOn() {
    return headers.containsKey("x-forwarded-for")
        || headers.containsKey("forwarded")
        || headers.containsKey("via");
  }

  /** The key in the headers: Basic user name, else X-Write-Key; null if there is none. */
  @Nullable String key() {
    return HeaderKey.of(headers.get("authorization"), headers.get("x-write-key"));
  }

  /** Whether the body is packed. */
  boolean gzip() throws BadRequestException {
    String coding = headers.getOrDefault("content-encoding", "identity").toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "gzip", "x-gzip" -> true;
      case "identity", "" -> false;
      default ->
          throw new BadRequestException(415, "content_encoding", "A body is gzip or not packed.");
    };
  }
}
