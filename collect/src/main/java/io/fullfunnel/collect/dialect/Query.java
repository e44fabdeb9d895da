package io.fullfunnel.collect.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of an address. */
public final class Query {
  private Query() {}

  /** What the parameters say; of two with one name the last counts. */
  public static Map<String, String> read(@Nullable String query) {
    Map<String, String> read = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = text(equals < 0 ? pair : pair.substring(0, equals));
        read.put(name, equals < 0 ? "" : text(pair.substring(equals + 1)));
      }
    }
    return read;
  }

  /** The text that is written with {@code %} and {@code +}; what is neither stays as it is. */
  private static String text(String written) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(written.length());
    byte[] raw = written.getBytes(UTF_8);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    return bytes.toString(UTF_8);
  }
}
