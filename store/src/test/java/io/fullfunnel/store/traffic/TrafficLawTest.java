package io.fullfunnel.store.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.timelines.Sifting;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.timelines.View;
import io.fullfunnel.store.workspace.StrandName;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: what is flagged, and what is left without it, is what plain collections say,
 * whatever arrived first, with people promoted and linked, in a fresh build, and under other rules.
 */
class TrafficLawTest {
  private static final long START = 1_780_000_000_000L;
  private static final TrafficRules RULES =
      new TrafficRules(
          true,
          List.of("ourprobe"),
          List.of(),
          3,
          List.of("192.0.2.0/24"),
          "ff_internal",
          List.of("@team.example"),
          "test");

  @TempDir Path folder;

  /** One message in plain words; without an event it tells a trait. */
  private record Said(
      int number,
      String user,
      @Nullable String event,
      long time,
      @Nullable String agent,
      @Nullable String ip,
      boolean marked,
      boolean test,
      @Nullable String email) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyOrderOfArrivalGivesTheFlagsOfAFreshBuild(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Said> all = new ArrayList<>();
    try (DataDirectory data = DataDirectory.open(folder);
        Workspace workspace = new Workspaces(data).open("grows")) {
      for (int batch = 0; batch < 5; batch++) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = batch == 0 ? 500 : 1 + random.nextInt(30); i > 0; i--) {
          Said said = said(random, all.size());
          all.add(said);
          messages.add(json(said).getBytes(UTF_8));
        }
        workspace.append("test", messages);
        if (decide(workspace, "u" + random.nextInt(90), "u" + random.nextInt(90), batch % 2 == 0)) {
          all.add(said(random, all.size())); // the place of the decision in the journal
        }
        check(workspace, all, "seed %d, batch %d".formatted(seed, batch));
      }
    }
    try (DataDirectory data = DataDirectory.open(folder);
        Workspace again = new Workspaces(data).open("grows")) {
      check(again, all, "seed %d, opened again".formatted(seed));
    }
  }

  /** Links or parts two people by hand; whether that stands in the journal. */
  private static boolean decide(Workspace workspace, String one, String other, boolean together)
      throws IOException {
    List<StrandName> names =
        workspace.askPeople(people ->
            Stream.of(one, other)
                .map(user -> people.find(user, null, null))
                .filter(strand -> strand >= 0)
                .map(strand -> StrandName.of(people, strand))
                .toList());
    if (names.size() < 2 || one.equals(other)) {
      return false;
    }
    workspace.decide(names.getFirst(), names.getLast(), together, "test");
    return true;
  }

  private static void check(Workspace workspace, List<Said> all, String as) throws IOException {
    Snapshot snapshot = workspace.snapshot();
    Channels channels = workspace.channels().current();
    for (TrafficRules rules : List.of(RULES, TrafficRules.DEFAULT)) {
      for (int choice = 0; choice < 4; choice++) {
        boolean bots = (choice & 1) != 0;
        boolean internal = (choice & 2) != 0;
        View seen = snapshot.by(channels, new Sifting(rules, bots, internal));
        Told told = new Told(snapshot, rules, all);
        assertThat(shown(seen)).as(as + ", " + choice).isEqualTo(told.left(bots, internal));
        assertThat(seen.basis().bots() + " " + seen.basis().internal())
            .as(as)
            .isEqualTo(told.leftOut(bots, internal));
        assertThat(seen.basis().events()).as(as).isEqualTo(told.left(bots, internal).size());
      }
    }
  }

  /** Events that are left, with their flags and a property. */
  private static Set<String> shown(Dataset seen) {
    Column bot = seen.dictionary().column("bot");
    Column internal = seen.dictionary().column("internal");
    Column number = seen.dictionary().column("n");
    Set<String> shown = new TreeSet<>();
    for (Shard shard : seen.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            for (int i = 0; i < person.size(); i++) {
              if (person.event(i) >= Dictionary.FIRST_EVENT) {
                shown.add(
                    "%s of %d %d %d"
                        .formatted(
                            number.values().get(person.code(number.id(), i)).asKey(),
                            person.person(),
                            person.code(bot.id(), i),
                            person.code(internal.id(), i)));
              }
            }
            return true;
          });
    }
    return shown;
  }

  /** The guide's sentences over plain collections. */
  private record Told(Snapshot snapshot, TrafficRules rules, List<Said> all) {
    private record Flagged(Said said, long person, boolean bot, boolean internal) {}

    private List<Flagged> flagged() {
      List<Flagged> flagged = new ArrayList<>();
      for (Shard shard : snapshot.shards(Scope.EVERYONE)) {
        shard.forEachPerson(
            Scope.EVERYONE,
            person -> {
              List<Said> rows = new ArrayList<>();
              for (int i = 0; i < person.size(); i++) {
                rows.add(all.get((int) person.sequence(i)));
              }
              boolean fast = isFast(rows);
              boolean team =
                  rows.stream()
                      .anyMatch(row ->
                          row.marked()
                              || (rules.equals(RULES)
                                  && row.email() != null
                                  && row.email().endsWith("@team.example")));
              for (Said row : rows) {
                String agent = row.agent() == null ? "" : row.agent();
                boolean bot =
                    fast
                        || agent.startsWith("curl")
                        || (rules.equals(RULES) && agent.startsWith("OurProbe"));
                String ip = row.ip() == null ? "" : row.ip();
                boolean internal =
                    team || row.test() || (rules.equals(RULES) && ip.startsWith("192.0.2."));
                if (row.event() != null) {
                  flagged.add(new Flagged(row, person.person(), bot, internal));
                }
              }
              return true;
            });
      }
      return flagged;
    }

    private boolean isFast(List<Said> rows) {
      List<Long> pages =
          rows.stream()
              .filter(row -> "Page Viewed".equals(row.event()))
              .map(Said::time)
              .sorted(Comparator.naturalOrder())
              .toList();
      for (int i = rules.pagesPerMinute(); i < pages.size(); i++) {
        if (pages.get(i) - pages.get(i - rules.pagesPerMinute()) <= 60_000) {
          return true;
        }
      }
      return false;
    }

    Set<String> left(boolean bots, boolean internal) {
      Set<String> left = new TreeSet<>();
      for (Flagged each : flagged()) {
        if (!(bots && each.bot()) && !(internal && each.internal())) {
          left.add(
              "%d of %d %d %d"
                  .formatted(
                      each.said().number(),
                      each.person(),
                      each.bot() ? 1 : 0,
                      each.internal() ? 1 : 0));
        }
      }
      return left;
    }

    String leftOut(boolean bots, boolean internal) {
      List<Flagged> all = flagged();
      long ofBots = all.stream().filter(each -> bots && each.bot()).count();
      long ofTeam =
          all.stream().filter(each -> internal && each.internal() && !(bots && each.bot())).count();
      return ofBots + " " + ofTeam;
    }
  }

  private static Said said(SplittableRandom random, int number) {
    String[] agents = {"curl/8.1", "OurProbe 1", "Mozilla/5.0 (X11; Linux) Firefox/140.0", null};
    String[] ips = {"192.0.2.7", "198.51.100.1", null};
    String user = "u" + random.nextInt(90);
    long time = START + random.nextInt(20_000) * 1_000L;
    if (random.nextInt(12) == 0) {
      String email = user + (random.nextInt(6) == 0 ? "@team.example" : "@shop.example");
      return new Said(number, user, null, time, null, null, false, false, email);
    }
    boolean fast = random.nextInt(8) == 0;
    return new Said(
        number,
        fast ? "u" + random.nextInt(3) : user,
        random.nextInt(3) > 0 ? "Page Viewed" : "Order Completed",
        fast ? START + random.nextInt(2_000) * 1_000L : time,
        agents[random.nextInt(20) < 17 ? 3 : random.nextInt(3)],
        ips[random.nextInt(20) < 17 ? 2 : random.nextInt(2)],
        random.nextInt(200) == 0,
        random.nextInt(40) == 0,
        null);
  }

  private static String json(Said said) {
    String head = "{\"userId\":\"%s\",\"time\":%d,".formatted(said.user(), said.time());
    if (said.event() == null) {
      return head + "\"type\":\"identify\",\"traits\":{\"email\":\"" + said.email() + "\"}}";
    }
    StringBuilder context = new StringBuilder("\"page\":{\"search\":\"?a=1");
    context.append(said.marked() ? "&ff_internal=1" : "&ff_internal=0").append("\"}");
    if (said.agent() != null) {
      context.append(",\"userAgent\":\"").append(said.agent()).append('"');
    }
    if (said.ip() != null) {
      context.append(",\"ip\":\"").append(said.ip()).append('"');
    }
    return head
        + "\"type\":\"track\",\"event\":\"%s\",\"context\":{%s},\"properties\":{\"n\":%d%s}}"
            .formatted(said.event(), context, said.number(), said.test() ? ",\"test\":true" : "");
  }
}
