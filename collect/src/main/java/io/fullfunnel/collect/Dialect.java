package io.fullfunnel.collect;

import io.fullfunnel.collect.dialect.DialectException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How events are said that are not said as our own: what is to be known of one request. */
interface Dialect {
  /** The messages of a body, as a batch. */
  byte[] messages(byte[] body) throws DialectException;

  /** The sentence for a request that names no key. */
  String whichKey();

  /** Who sends, where that is known without a key. */
  default @Nullable Sender sender() {
    return null;
  }

  /**
   * Why a request is not taken, before its body is read.
   *
   * @param code as counts name it
   */
  record Unfit(String code, String sentence) {}

  /** Why this sender is not believed, or must not send so; null if all is well. */
  default @Nullable Unfit unfit(Sender sender) {
    return null;
  }

  /** What the answer looks like. */
  Snippet.Reply reply(Answer answer);

  /** Headers of all answers: events may come from any page, the key is all that opens the door. */
  static Map<String, String> headers() {
    Map<String, String> headers = new java.util.LinkedHashMap<>();
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Cache-Control", "no-store");
    return headers;
  }

  /** An answer as it is, but 204 where all is well. */
  static Snippet.Reply plain(Answer answer) {
    Map<String, String> headers = headers();
    if (answer.status() == 200) {
      return new Snippet.Reply(204, headers, new byte[0]);
    }
    headers.put("Content-Type", answer.problem() ? "application/problem+json" : "application/json");
    retry(answer, headers);
    return new Snippet.Reply(answer.status(), headers, answer.body());
  }

  /** Says when it may be tried again, and that browsers need not ask anybody for a key. */
  static void retry(Answer answer, Map<String, String> headers) {
    if (answer.retryAfter() > 0) {
      headers.put("Access-Control-Expose-Headers", "Retry-After, X-RateLimit-Reset");
      headers.put("Retry-After", Integer.toString(answer.retryAfter()));
      if (answer.status() == 429) {
        headers.put("X-RateLimit-Reset", Integer.toString(answer.retryAfter()));
      }
    }
    if (answer.status() == 401) {
      headers.put("WWW-Authenticate", "Key realm=\"Fullfunnel\"");
    }
  }
}
