package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a known sender sent and that did not go in: an event, or a whole request.
 *
 * @param atMillis when
 * @param code a {@link Reason}'s, or that of the answer to the whole request
 * @param sentence what is wrong with it
 * @param events how many did not go in; 0 where that could not be read
 * @param type of one event, as it names it; null if it names none
 * @param name of one event; null if it has none
 * @param content as it came, cut, without its key; empty where it says nothing
 */
public record Refused(
    Sender sender,
    long atMillis,
    String code,
    String sentence,
    int events,
    @Nullable String type,
    @Nullable String name,
    String content) {

  private static final int CONTENT = 2_048;

  /** The text of a key; its id may be seen. */
  private static final Pattern KEY = Pattern.compile("(ff_[0-9a-f]{8}_)[\\w-]*");

  static Refused request(Sender sender, long at, String code, String sentence, int events) {
    return new Refused(sender, at, code, sentence, events, null, null, "");
  }

  /** The first 2 KB of what stands in a body, without the text of any key. */
  static String content(byte[] body, int from, int to) {
    String text = new String(body, from, Math.min(to - from, CONTENT), UTF_8);
    return KEY.matcher(text).replaceAll("$1…");
  }
}
