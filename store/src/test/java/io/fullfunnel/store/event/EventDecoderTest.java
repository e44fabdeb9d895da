package io.fullfunnel.store.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.event.Event.Given;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EventDecoderTest {
  private static final long RECEIVED = Instant.parse("2026-01-02T03:04:05Z").toEpochMilli();

  @Test
  void aRowOfAFile() {
    Event event =
        imported(
            """
            {"type":"track","messageId":"m","userId":"u","anonymousId":"a","event":"Buy",\
            "time":1569888000000,"given":{"channel":"Email","page.path":"/x","session":"s1"},\
            "properties":{"revenue":5, "tags":["ä\\n",{"deep":{}}]},"traits":{"plan":"pro"}}\
            """);
    String[] given = new String[Given.values().length];
    given[0] = "Email";
    given[7] = "s1";
    given[12] = "/x";
    assertThat(event)
        .usingRecursiveComparison()
        .isEqualTo(
            new Event(
                11,
                22,
                3,
                Event.Type.TRACK,
                "m",
                "u",
                "a",
                null,
                null,
                "Buy",
                1569888000000L,
                RECEIVED,
                "{\"revenue\":5, \"tags\":[\"ä\\n\",{\"deep\":{}}]}",
                "{\"plan\":\"pro\"}",
                given));
  }

  @Test
  void namesOfTheTypes() {
    assertThat(imported("{\"type\":\"page\",\"event\":\"x\",\"name\":\"Home\"}").name())
        .isEqualTo("Page Viewed");
    assertThat(imported("{\"type\":\"screen\"}").name()).isEqualTo("Screen Viewed");
    assertThat(imported("{\"type\":\"identify\",\"userId\":\"u\"}").name()).isEmpty();
    assertThat(imported("{\"type\":\"alias\",\"previousId\":\"p\"}").previousId()).isEqualTo("p");
  }

  /** Clients for servers and apps name pages and screens beside the properties. */
  @Test
  void whatAPageOrScreenIsCalledIsAProperty() {
    for (String type : new String[] {"page", "screen"}) {
      String named = "{\"type\":\"" + type + "\",\"name\":\"\\\"A\\u0105\\\"\"%s}";
      assertThat(imported(named.formatted("")).properties())
          .isEqualTo("{\"name\":\"\\\"A\\u0105\\\"\"}");
      assertThat(imported(named.formatted(",\"properties\":{ }")).properties())
          .isEqualTo("{\"name\":\"\\\"A\\u0105\\\"\"}");
      assertThat(imported(named.formatted(",\"properties\":{\"items\":3}")).properties())
          .isEqualTo("{\"name\":\"\\\"A\\u0105\\\"\",\"items\":3}");
      assertThat(imported(named.formatted(",\"properties\":{\"name\":null}")).properties())
          .isEqualTo("{\"name\":null}");
    }
    assertThat(imported("{\"type\":\"page\",\"name\":7}").properties()).isNull();
    assertThat(imported("{\"type\":\"track\",\"event\":\"e\",\"name\":\"x\"}").properties())
        .isNull();
  }

  @Test
  void theContextFillsWhatIsNotGiven() {
    Event event =
        imported(
            """
            {"context":{"sessionId":77,"campaign":{"name":"spring","source":"news","medium":"mail",\
            "content":"top","term":"shoes","id":[1]},"page":{"path":"/p","url":\
            "https://Shop.example:8080/other?q=1","referrer":"https://r.example/"}},\
            "given":{"source":"own"},"type":"track","event":"e"}\
            """);
    assertThat(shown(event))
        .isEqualTo(
            "source=own medium=mail campaign=spring content=top term=shoes"
                + " referrer=https://r.example/ session=77 page.path=/p page.host=shop.example"
                + " page.query=?q=1");
  }

  @Test
  void thePropertiesOfAPageSayWhereItWas() {
    String page = "\"properties\":{\"url\":\"http://u:p@a.example?x\",\"referrer\":\"r\"}";
    assertThat(shown(imported("{" + page + ",\"type\":\"page\"}")))
        .isEqualTo("referrer=r page.path=/ page.host=a.example page.query=?x");
    assertThat(shown(imported("{\"type\":\"page\"," + page + "}")))
        .isEqualTo("referrer=r page.path=/ page.host=a.example page.query=?x");
    assertThat(shown(imported("{" + page + ",\"type\":\"track\"}"))).isEmpty();
  }

  @Test
  void theClientsClockIsCorrectedUnlessImported() {
    String message =
        """
        {"type":"track","event":"e","timestamp":"2026-01-01T00:00:09Z",\
        "originalTimestamp":"2026-01-01T00:00:00Z","sentAt":"2026-01-01T00:00:10Z"}\
        """;
    assertThat(collected(message).timeMillis()).isEqualTo(RECEIVED - 10_000);
    assertThat(imported(message).timeMillis())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
    String plain = "{\"type\":\"track\",\"event\":\"e\",\"timestamp\":\"2026-01-01T00:00:09Z\"}";
    assertThat(collected(plain).timeMillis())
        .isEqualTo(Instant.parse("2026-01-01T00:00:09Z").toEpochMilli());
    assertThat(collected("{\"type\":\"track\",\"timestamp\":\"soon\"}").timeMillis())
        .isEqualTo(RECEIVED);
    assertThat(imported("{\"type\":\"identify\",\"userId\":\"u\"}").timeMillis())
        .isEqualTo(RECEIVED);
    assertThat(imported("{\"timestamp\":1569888000}").timeMillis()).isEqualTo(1569888000000L);
  }

  @Test
  void oddValuesAreNoIds() {
    Event event =
        imported("{\"userId\":42,\"anonymousId\":\"\",\"messageId\":{\"a\":1},\"email\":null}");
    assertThat(event.userId()).isEqualTo("42");
    assertThat(event.anonymousId()).isNull();
    assertThat(event.messageId()).isNull();
    assertThat(event.email()).isNull();
    assertThat(event.hasPerson()).isTrue();
    assertThat(imported("{\"properties\":[1],\"traits\":7,\"event\":\"e\"}").properties()).isNull();
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> imported("{\"a\":"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the message with sequence 11 cannot be read: ");
    assertThatThrownBy(() -> imported("[]"))
        .hasMessage("the message with sequence 11 cannot be read: it is no JSON object");
    assertThat(imported("{\"x\":" + "[".repeat(63) + "]".repeat(63) + "}").name()).isEmpty();
    assertThatThrownBy(() -> imported("{\"x\":" + "[".repeat(64) + "]".repeat(64) + "}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String shown(Event event) {
    StringBuilder text = new StringBuilder();
    for (Given which : Given.values()) {
      if (event.given(which) != null) {
        text.append(text.isEmpty() ? "" : " ");
        text.append(which.label()).append('=').append(event.given(which));
      }
    }
    return text.toString();
  }

  private static Event imported(String json) {
    return decode(json, 22, 3);
  }

  private static Event collected(String json) {
    return decode(json, 0, 0);
  }

  private static Event decode(String json, long row, long number) {
    byte[] message = json.getBytes(UTF_8);
    byte[] bytes = new byte[message.length + 20];
    Arrays.fill(bytes, (byte) '}');
    System.arraycopy(message, 0, bytes, 13, message.length);
    return new EventDecoder().decode(11, row, number, RECEIVED, bytes, 13, message.length);
  }
}
