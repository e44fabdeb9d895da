package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: the same parameters give the same bytes, at any size and any last day. */
class SimulatorTest {
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 21);

  @TempDir Path folder;

  @Test
  void theSameParametersGiveTheSameBytes() throws IOException {
    Simulator.Written one = write("one", new Parameters(1, 1_000, UNTIL));
    Simulator.Written two = write("two", new Parameters(1, 1_000, UNTIL));
    assertThat(two.messages()).hasSameBinaryContentAs(one.messages());
    assertThat(two.deals()).hasSameBinaryContentAs(one.deals());
    assertThat(two.spend()).hasSameBinaryContentAs(one.spend());
    assertThat(two.posts()).hasSameBinaryContentAs(one.posts());
  }

  @Test
  void otherParametersGiveOtherMessages() throws IOException {
    Set<String> ids = new HashSet<>();
    long messages = 0;
    Simulator.Written[] all = {
      write("a", new Parameters(1, 1_000, UNTIL)),
      write("b", new Parameters(2, 1_000, UNTIL)),
      write("c", new Parameters(1, 1_001, UNTIL)),
      write("d", new Parameters(1, 1_000, UNTIL.minusDays(1)))
    };
    for (Simulator.Written written : all) {
      messages += written.count();
      for (String line : Files.readAllLines(written.messages())) {
        JsonNode message = JsonMapper.shared().readTree(line);
        ids.add(message.path("messageId").asString());
        assertThat(message.path("context").path("simulated").asBoolean()).isTrue();
      }
    }
    assertThat(ids).hasSize((int) messages);
  }

  /** The Black-Friday week is at the year's start, in its middle, cut by its edges, at its end. */
  @Test
  void anyLastDayMakesAYear() throws IOException {
    for (int days = 0; days < 366; days += 28) {
      LocalDate until = UNTIL.plusDays(days);
      Parameters parameters = new Parameters(3, 1_000 + days, until);
      Simulator.Written written = write("until-" + until, parameters);
      assertThat(written.count()).as(until.toString()).isGreaterThan(8_000);
      assertThat(new VisitPlan(parameters).visits.size).isGreaterThanOrEqualTo(2_200);
    }
  }

  private Simulator.Written write(String name, Parameters parameters) throws IOException {
    return new Simulator(parameters).write(Files.createDirectories(folder.resolve(name)));
  }

  @Test
  void aShopHasItsLimits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Parameters(1, 12, UNTIL))
        .withMessage("The simulated shop has 1,000 to 5,000,000 people, not 12.");
  }

  @Test
  void theLiveShopHasAMessageEveryTwoSeconds() {
    LiveShop shop = new LiveShop(new Parameters(1, 1_000, UNTIL));
    Instant at = Instant.parse("2026-11-22T10:00:00.500Z");
    Set<String> ids = new HashSet<>();
    Set<String> events = new HashSet<>();
    for (int i = 1; i <= 2_000; i++) {
      LiveShop.Message message = shop.next(at);
      assertThat(shop.next(at)).isEqualTo(message);
      assertThat(message.time()).isAfter(at).isBeforeOrEqualTo(at.plusSeconds(2));
      JsonNode json = JsonMapper.shared().readTree(message.json());
      assertThat(Instant.parse(json.path("timestamp").asString())).isEqualTo(message.time());
      assertThat(json.path("context").path("simulated").asBoolean()).isTrue();
      ids.add(json.path("messageId").asString());
      events.add(json.path("event").asString(json.path("type").asString()));
      at = message.time();
    }
    assertThat(ids).hasSize(2_000);
    assertThat(events)
        .containsExactlyInAnyOrder(
            "page",
            "Product Viewed",
            "Product Added",
            "Checkout Started",
            "Order Completed",
            "Payment Failed");
  }
}
