package io.fullfunnel.collect.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fullfunnel.collect.Answer;
import io.fullfunnel.collect.Snippet;
import java.nio.ByteBuffer;

/** Answers as they go over the wire. */
final class HttpAnswer {
  static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);

  /** Events may come from any page: what opens the door is the key, never a cookie. */
  private static final String ANYBODY = lines("Access-Control-Allow-Origin: *");

  private static final String ALWAYS =
      lines("X-Content-Type-Options: nosniff", "Cache-Control: no-store");

  private static final String PREFLIGHT =
      lines(
          "Access-Control-Allow-Methods: POST",
          "Access-Control-Allow-Headers: Authorization, Content-Type, Content-Encoding,"
              + " X-Write-Key, X-Retry-Count",
          "Access-Control-Max-Age: 86400");

  private HttpAnswer() {}

  private static String lines(String... headers) {
    return String.join("\r\n", headers) + "\r\n";
  }

  /** An answer of the collector. */
  static ByteBuffer of(Answer answer, boolean keepAlive, String date) {
    StringBuilder more = new StringBuilder(ANYBODY);
    if (answer.retryAfter() > 0) {
      more.append("Access-Control-Expose-Headers: Retry-After, X-RateLimit-Reset\r\n");
      more.append("Retry-After: ").append(answer.retryAfter()).append("\r\n");
      if (answer.status() == 429) {
        more.append("X-RateLimit-Reset: ").append(answer.retryAfter()).append("\r\n");
      }
    }
    if (answer.status() == 401) {
      more.append("WWW-Authenticate: Key realm=\"Fullfunnel\"\r\n"); // browsers ask nobody for it
    }
    if (answer.status() == 405) {
      more.append("Allow: POST, OPTIONS\r\n");
    }
    String type = answer.problem() ? "application/problem+json" : "application/json";
    return write(answer.status(), type, more, answer.body(), keepAlive, date);
  }

  /** What a page may send, for a browser that asks first. */
  static ByteBuffer preflight(boolean keepAlive, String date) {
    return write(204, null, new StringBuilder(ANYBODY + PREFLIGHT), new byte[0], keepAlive, date);
  }

  /** Plain text, for those who run this. */
  static ByteBuffer text(int status, String text, boolean keepAlive, String date) {
    byte[] body = text.getBytes(ISO_8859_1);
    return write(status, "text/plain; charset=utf-8", new StringBuilder(), body, keepAlive, date);
  }

  /** What a page gets beside answers. */
  static ByteBuffer of(Snippet.Reply reply, boolean keepAlive, String date) {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ")
        .append(reply.status())
        .append(' ')
        .append(Answer.title(reply.status()));
    head.append("\r\nDate: ").append(date).append("\r\n");
    reply.headers().forEach((name, value) -> header(head, name, value));
    if (reply.status() != 204 && reply.status() != 304) { // these have no body
      header(head, "Content-Length", Integer.toString(reply.body().length));
    }
    if (!keepAlive) {
      header(head, "Connection", "close");
    }
    byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
    ByteBuffer whole = ByteBuffer.allocate(start.length + reply.body().length);
    return whole.put(start).put(reply.body()).flip();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static ByteBuffer write(
      int status,
      @org.jspecify.annotations.Nullable String type,
      StringBuilder more,
      byte[] body,
      boolean keepAlive,
      String date) {
    StringBuilder head = new StringBuilder(320);
    head.append("HTTP/1.1 ").append(status).append(' ').append(Answer.title(status));
    head.append("\r\nDate: ").append(date).append("\r\n").append(ALWAYS).append(more);
    if (type != null) {
      head.append("Content-Type: ").append(type).append("\r\n");
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    if (!keepAlive) {
      head.append("Connection: close\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
    ByteBuffer whole = ByteBuffer.allocate(start.length + body.length);
    return whole.put(start).put(body).flip();
  }
}
