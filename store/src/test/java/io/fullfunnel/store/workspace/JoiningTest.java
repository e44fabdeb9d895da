package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.table.IdLives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: who cannot be found again, by ids of a day and by lives of ids. */
class JoiningTest {
  private static final long DAY = 86_400_000;
  private static final long T = 1_767_225_600_000L;

  @TempDir Path folder;

  private static String dayId(int number) {
    return "day-%032x".formatted(number);
  }

  private static byte[] view(String id, String browser, long time) {
    return "{\"event\":\"view\",\"anonymousId\":\"%s\",\"time\":%d,\"given\":{\"browser\":\"%s\"}}"
        .formatted(id, time, browser)
        .getBytes(UTF_8);
  }

  @Test
  void whoHasOnlyIdsOfADayCannotBeJoined() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Workspace shop = new Workspaces(data).open("shop")) {
      shop.append(
          "test",
          List.of(
              view(dayId(1), "Safari", T),
              view(dayId(2), "Safari", T),
              view("day-to-day", "Safari", T),
              view("a", "Safari", T)));
      assertThat(Joining.of(shop, T)).isEqualTo(new Joining(4, 2, List.of()));
      // one goes on with consent: then both ids are one person, who is known
      shop.append(
          "test",
          List.of(
              "{\"type\":\"alias\",\"anonymousId\":\"b\",\"previousId\":\"%s\",\"time\":%d}"
                  .formatted(dayId(1), T)
                  .getBytes(UTF_8),
              view("b", "Safari", T)));
      assertThat(Joining.of(shop, T)).isEqualTo(new Joining(4, 1, List.of()));
      shop.append("test", List.of(view(dayId(3), "Safari", T)));
      assertThat(Joining.of(shop, T)).isEqualTo(new Joining(5, 2, List.of()));
    }
  }

  /** As a plain list of each id's days says. */
  @Test
  void livesOfIdsAreAsAPlainListSays() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Workspace shop = new Workspaces(data).open("shop")) {
      SplittableRandom random = new SplittableRandom(7);
      Map<String, List<Long>> times = new TreeMap<>();
      List<byte[]> messages = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        int number = random.nextInt(300);
        boolean safari = number % 3 == 0;
        String id = number % 10 == 9 ? dayId(number) : "id-" + number;
        long span = safari ? 7 * DAY : 30 * DAY;
        long time = T + (number % 20) * DAY + random.nextLong(span);
        times.computeIfAbsent(id, each -> new ArrayList<>()).add(time);
        messages.add(view(id, safari ? "Safari" : "Firefox", time));
      }
      shop.append("test", messages);
      long asOf = T + 25 * DAY;
      assertThat(Joining.of(shop, asOf).browsers()).isEqualTo(plain(times, asOf));
    }
  }

  private static List<IdLives.Browser> plain(Map<String, List<Long>> times, long asOf) {
    Map<String, long[]> found = new TreeMap<>();
    times.forEach((id, all) -> {
      TreeSet<Long> until = new TreeSet<>(all);
      until.removeIf(time -> time > asOf);
      TreeSet<Long> days = new TreeSet<>();
      until.forEach(time -> days.add(time / DAY));
      if (!id.startsWith("day-") && days.size() > 1 && until.first() <= asOf - 8 * DAY) {
        String browser = Integer.parseInt(id.substring(3)) % 3 == 0 ? "Safari" : "Firefox";
        long[] counts = found.computeIfAbsent(browser, each -> new long[2]);
        counts[0]++;
        counts[1] += until.last() - until.first() < 8 * DAY ? 1 : 0;
      }
    });
    List<IdLives.Browser> browsers = new ArrayList<>();
    found.forEach(
        (browser, counts) -> browsers.add(new IdLives.Browser(browser, counts[0], counts[1])));
    browsers.sort(
        Comparator.comparingLong(IdLives.Browser::ids)
            .reversed()
            .thenComparing(each -> Objects.requireNonNull(each.browser())));
    return browsers;
  }
}
