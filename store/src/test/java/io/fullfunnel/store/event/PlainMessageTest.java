package io.fullfunnel.store.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A message that is read as a plain one is the same event as when a whole JSON reader reads it. */
final class PlainMessageTest {
  private static final String[] NAMES = {
    "type", "messageId", "userId", "anonymousId", "event", "time", "given", "properties", "email"
  };
  private static final String[] TEXTS = {
    "\"track\"", "\"page\"", "\"identify\"", "\"nothing\"", "\"\"", "\"a b\"", "\"ä\"", "\"\\n\""
  };
  private static final String[] NUMBERS = {
    "0", "7", "-7", "-0", "00", "1569888000000", "999999999999999999", "1.5", "1.", "1e3", ".5"
  };
  private static final String[] OTHERS = {
    "true", "false", "null", "tru", "-true", "[1]", "{\"deep\":{}}", "\"\u0001\"", "\"open", ""
  };

  private final Random random = new Random(7);

  @Test
  void whatImportsWriteIsPlain() {
    assertThat(
            isPlain(
                """
                {"type":"track","messageId":"m","userId":"u","anonymousId":"a","event":"Buy",\
                "time":-1569888000000,"given":{"channel":"Email","unknown":"x"},\
                "properties":{"revenue":12.5,"count":-3,"new":true,"old":false,"plan":"pro"}}\
                """))
        .isTrue();
    assertThat(isPlain("{\"type\":\"track\",\"event\":\"Buy\",\"properties\":{}}")).isTrue();
    assertThat(isPlain("{\"type\":\"identify\",\"userId\":\"u\"}")).isTrue();
  }

  @Test
  void whatIsNotPlainIsLeftToAWholeReader() {
    for (String message :
        List.of(
            "",
            "{",
            "{}",
            "{\"event\":\"Buy\"} ",
            "{ \"event\":\"Buy\"}",
            "{\"event\":\"B\\u0075y\"}",
            "{\"event\":\"Käufe\"}",
            "{\"event\":7}",
            "{\"event\":\"Buy\",}",
            "{\"time\":007}",
            "{\"time\":9999999999999999999}",
            "{\"context\":{}}",
            "{\"properties\":{\"a\":1}}", // of a page, as far as is known there
            "{\"type\":\"page\",\"properties\":{\"url\":\"https://example.com/x\"}}",
            "{\"type\":\"track\",\"properties\":{\"a\":1e3}}",
            "{\"type\":\"track\",\"properties\":{\"a\":01}}",
            "{\"type\":\"track\",\"properties\":{\"a\":-true}}",
            "{\"type\":\"track\",\"properties\":{\"a\":null}}",
            "{\"type\":\"track\",\"properties\":{\"a\":[]}}",
            "{\"type\":\"track\",\"properties\":{\"a\":1")) {
      assertThat(isPlain(message)).as(message).isFalse();
    }
  }

  @Test
  void anyMessageIsTheSameEventEitherWay() {
    int plain = 0;
    for (int i = 0; i < 100_000; i++) {
      String message = object(true);
      if (isPlain(message)) {
        plain++;
        assertThat(decoded(message))
            .as(message)
            .usingRecursiveComparison()
            .isEqualTo(decoded(message.replaceFirst("\\{", "{ ")));
      }
    }
    assertThat(plain).isGreaterThan(2_000);
  }

  private static boolean isPlain(String message) {
    byte[] bytes = ("x" + message + "x").getBytes(UTF_8);
    return new PlainMessage().read(bytes, 1, bytes.length - 2, new MessageParts());
  }

  private static Event decoded(String message) {
    byte[] bytes = message.getBytes(UTF_8);
    return new EventDecoder().decode(1, 2, 3, 4, bytes, 0, bytes.length);
  }

  private String object(boolean outer) {
    List<String> members = new ArrayList<>();
    if (outer && random.nextInt(4) > 0) {
      members.add("\"type\":\"track\"");
    }
    for (int count = random.nextInt(5); count > 0; count--) {
      String name = one(NAMES);
      members.add('"' + name + "\":" + value(outer, name));
    }
    return "{" + String.join(",", members) + "}";
  }

  private String value(boolean outer, String name) {
    if (random.nextInt(20) == 0) {
      return one(OTHERS);
    }
    if (outer && (name.equals("given") || name.equals("properties"))) {
      return object(false);
    }
    boolean number = name.equals("time") || (!outer && random.nextBoolean());
    return one(number ? NUMBERS : TEXTS);
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
