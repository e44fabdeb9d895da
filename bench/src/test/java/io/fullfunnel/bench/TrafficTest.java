package io.fullfunnel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final int ROWS = 200_000;

  @Test
  void rowsComeInTimeOrderAndSecondsOfAPersonStrictlyIncrease() {
    Map<Integer, Integer> lastOfPerson = new HashMap<>();
    long[] seen = new long[2];
    int[] previous = {-1};
    new Traffic(ROWS, 7, false)
        .forEach((second, person, visit, event) -> {
          assertThat(second).isBetween(previous[0], Visitor.PERIOD_SECONDS - 1);
          previous[0] = second;
          Integer before = lastOfPerson.put(person, second);
          seen[0]++;
          seen[1] += before != null && before >= second ? 1 : 0;
        });
    assertThat(seen).containsExactly(ROWS, 0);
    assertThat(lastOfPerson).hasSize(new Traffic(ROWS, 7, false).people());
  }

  @Test
  void oneEventInTwoHundredSharesItsSecondWhenAskedFor() {
    Map<Integer, Integer> lastOfPerson = new HashMap<>();
    int[] shared = new int[1];
    new Traffic(ROWS, 7, true)
        .forEach((second, person, visit, event) -> {
          Integer before = lastOfPerson.put(person, second);
          shared[0] += before != null && before == second ? 1 : 0;
        });
    assertThat(shared[0] / (double) ROWS).isBetween(0.004, 0.006);
  }

  @Test
  void theTwoFunnelsTouchElevenAndSixtyPercentOfTheEvents() {
    long[] counts = new long[EventNames.ALL.size()];
    new Traffic(ROWS, 7, false).forEach((second, person, visit, event) -> counts[event]++);
    assertThat(share(counts, Questions.Q1)).isBetween(0.105, 0.12);
    assertThat(share(counts, Questions.Q1H)).isBetween(0.58, 0.62);
    assertThat(ROWS / (double) new Traffic(ROWS, 7, false).people()).isBetween(10.1, 10.6);
    assertThat(counts).doesNotContain(0);
  }

  @Test
  void linesAreTheSameForTheSameSeed() {
    assertThat(lines(RowWriter.Format.CSV).subList(0, 3))
        .containsExactly(
            "userId,time,event,channel,campaign,country,device,revenue",
            "38,2026-01-05T11:02:00Z,ad_click,Paid Social,campaign-026,PL,desktop,",
            "38,2026-01-05T11:02:38Z,session_start,Paid Social,campaign-026,PL,desktop,");
    assertThat(lines(RowWriter.Format.NDJSON).getFirst())
        .isEqualTo(
            "{\"type\":\"track\",\"messageId\":\"77cbc4a133c2d0f6\",\"userId\":\"38\","
                + "\"event\":\"ad_click\",\"timestamp\":\"2026-01-05T11:02:00Z\",\"properties\":"
                + "{\"channel\":\"Paid Social\",\"campaign\":\"campaign-026\",\"country\":\"PL\","
                + "\"device\":\"desktop\"}}");
    assertThat(lines(RowWriter.Format.CSV)).isEqualTo(lines(RowWriter.Format.CSV)).hasSize(2_001);
  }

  private static double share(long[] counts, List<String> steps) {
    return steps.stream().mapToLong(s -> counts[EventNames.ALL.indexOf(s)]).sum() / (double) ROWS;
  }

  private static List<String> lines(RowWriter.Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter writer = new RowWriter(out, format, 7);
    new Traffic(2_000, 7, false).forEach(writer);
    writer.flush();
    return out.toString(StandardCharsets.US_ASCII).lines().toList();
  }
}
