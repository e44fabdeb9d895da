package io.fullfunnel.store.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IsoTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2019-10-01 00:00:00 UTC | 2019-10-01T00:00:00Z",
        "2010-12-01 08:26:00 | 2010-12-01T08:26:00Z",
        "2018-02-01 | 2018-02-01T00:00:00Z",
        "2018/2/1 8:26 | 2018-02-01T08:26:00Z",
        "2018-02-01T08:26Z | 2018-02-01T08:26:00Z",
        "2018-02-01T08:26:01.5+02:00 | 2018-02-01T06:26:01.500Z",
        "2018-02-01 08:26:01,123456789 -0530 | 2018-02-01T13:56:01.123Z",
        "2018-02-01t08:26:01+02 | 2018-02-01T06:26:01Z",
        "2016-02-29 GMT | ",
        "0001-01-01 | 0001-01-01T00:00:00Z",
        "9999-12-31 23:59:59.999 | 9999-12-31T23:59:59.999Z",
        "2016-12-31T23:59:60Z | 2017-01-01T00:00:00Z",
      })
  void usualForms(String text, String instant) {
    long expected = instant == null ? IsoTime.UNREADABLE : Instant.parse(instant).toEpochMilli();
    assertThat(new IsoTime(ZoneOffset.UTC).parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2019",
        "2019-13-01",
        "2019-02-29",
        "2019-10-00",
        "2019-10-01T",
        "2019-10-01T24:00",
        "2019-10-01 10",
        "2019-10-01 10:0",
        "2019-10-01 10:00:",
        "2019-10-01 10:00:00.",
        "2019-10-01 10:00:00 CET",
        "2019-10-01 10:00:00 +2",
        "2019-10-01 10:00:00Zx",
        "1569888000",
        "01.10.2019",
        "2019-10/01",
        "0000-01-01",
        "2019-10-01 10:00:00 +19:00",
        "２０１９-10-01"
      })
  void whatIsNoTime(String text) {
    assertThat(new IsoTime(ZoneOffset.UTC).parse(text)).isEqualTo(IsoTime.UNREADABLE);
  }

  @Test
  void anyInstantComesBackInAnyZone() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    String[] zones = {"UTC", "Europe/Warsaw", "Australia/Lord_Howe", "Asia/Kathmandu", "+03:30"};
    for (int i = 0; i < 20_000; i++) {
      ZoneId zone = ZoneId.of(zones[random.nextInt(zones.length)]);
      long millis = random.nextLong(-30_000_000_000_000L, 60_000_000_000_000L);
      LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
      assertThat(new IsoTime(zone).parse(local.toString()))
          .as("seed %d: %s in %s", seed, local, zone)
          .isEqualTo(local.atZone(zone).toInstant().toEpochMilli());
    }
  }
}
