package io.fullfunnel.store.visits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Visits, origins and touches of a workspace that grows event by event, late events and links among
 * them, are those of plain collections walked from the start, and those of a fresh build.
 */
class VisitLawTest {
  private static final long MINUTE = 60_000;
  private static final long START = 1_780_000_000_000L;

  private static final List<String> CAMPAIGN = List.of("source", "medium", "campaign", "channel");

  @TempDir Path folder;

  /** One message in plain words. */
  private record Said(
      int number,
      String user,
      String event,
      long time,
      @Nullable String session,
      Map<String, String> brings) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyOrderOfArrivalGivesTheVisitsOfAFreshBuild(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Said> all = new ArrayList<>();
    try (DataDirectory data = DataDirectory.open(folder);
        Workspace workspace = new Workspaces(data).open("grows")) {
      for (int batch = 0; batch < 6; batch++) {
        List<byte[]> messages = new ArrayList<>();
        int size = batch == 0 ? 400 : 1 + random.nextInt(30);
        for (int i = 0; i < size; i++) {
          Said said = said(random, all.size());
          all.add(said);
          messages.add(json(said).getBytes(UTF_8));
        }
        if (random.nextInt(3) == 0) {
          int one = random.nextInt(12);
          messages.add(alias(one, random.nextInt(12)).getBytes(UTF_8));
          all.add(new Said(all.size(), "u" + one, "", 0, null, Map.of()));
          // aliases only count in the reference through what the workspace says of who is who
        }
        workspace.append("test", messages);
        assertThat(shown(workspace.snapshot()))
            .as("seed %d, batch %d", seed, batch)
            .isEqualTo(naive(all, people(workspace.snapshot())));
      }
    }
    try (DataDirectory data = DataDirectory.open(folder)) {
      Workspaces workspaces = new Workspaces(data);
      try (Workspace again = workspaces.open("grows")) {
        assertThat(shown(again.snapshot()))
            .as("seed %d, opened again", seed)
            .isEqualTo(naive(all, people(again.snapshot())));
      }
    }
  }

  private static Said said(SplittableRandom random, int number) {
    String[] events = {
      "Page Viewed",
      "Order Completed",
      "Email Opened",
      "Email Link Clicked",
      "Deal Won",
      "Call Completed",
      "Meeting Held",
      "Signed Up"
    };
    Map<String, String> brings = new TreeMap<>();
    if (random.nextInt(4) == 0) {
      maybe(random, brings, "source", "google", "meta");
      maybe(random, brings, "medium", "cpc", "email");
      maybe(random, brings, "campaign", "spring", "fall");
      maybe(random, brings, "content", "one", "two");
      maybe(random, brings, "channel", "Print", "Paid Social");
      maybe(
          random,
          brings,
          "referrer",
          "https://www.bing.com/x",
          "https://shop.example/y",
          "https://pay.stripe.com/z",
          "https://blog.example/");
    }
    String session =
        random.nextInt(5) == 0 ? (random.nextInt(4) == 0 ? "none" : "s" + random.nextInt(3)) : null;
    return new Said(
        number,
        "u" + random.nextInt(12),
        events[random.nextInt(3) == 0 ? random.nextInt(events.length) : 0],
        START + random.nextInt(2_000) * 5L * MINUTE,
        session,
        brings);
  }

  private static void maybe(
      SplittableRandom random, Map<String, String> brings, String name, String... values) {
    if (random.nextInt(3) == 0) {
      brings.put(name, values[random.nextInt(values.length)]);
    }
  }

  private static String json(Said said) {
    StringBuilder given = new StringBuilder();
    said.brings()
        .forEach((name, value) ->
            given.append(",\"").append(name).append("\":\"").append(value).append('"'));
    if (said.session() != null) {
      given.append(",\"session\":\"").append(said.session()).append('"');
    }
    String object = given.isEmpty() ? "" : ",\"given\":{" + given.substring(1) + "}";
    return "{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"%s\",\"time\":%d,\"context\":{\"page\":{\"url\":\"https://shop.example/\"}}%s}"
        .formatted(said.user(), said.event(), said.time(), object);
  }

  private static String alias(int one, int other) {
    return "{\"type\":\"alias\",\"userId\":\"u%d\",\"previousId\":\"u%d\",\"time\":%d}"
        .formatted(one, other, START);
  }

  /** Per person the sequences of its rows. */
  private static List<List<Integer>> people(Snapshot snapshot) {
    List<List<Integer>> people = new ArrayList<>();
    each(
        snapshot,
        person -> {
          List<Integer> rows = new ArrayList<>();
          for (int i = 0; i < person.size(); i++) {
            rows.add((int) person.sequence(i));
          }
          people.add(rows);
        });
    return people;
  }

  private static Set<String> shown(Snapshot snapshot) throws IOException {
    Dictionary names = snapshot.dictionary();
    Column visit = names.visits();
    Column touch = names.column("visit.touch");
    List<Column> parts = new ArrayList<>();
    for (String name : List.of("campaign", "content", "referrer")) {
      parts.add(names.column(name));
    }
    Column channel = names.column("channel");
    TreeSet<String> shown = new TreeSet<>();
    each(
        snapshot,
        person -> {
          for (int i = 0; i < person.size(); i++) {
            StringBuilder text = new StringBuilder().append(person.sequence(i));
            text.append(" visit ").append(person.code(visit.id(), i));
            text.append(person.code(touch.id(), i) == 0 ? " touch" : "");
            for (Column part : parts) {
              int code = person.code(part.id(), i);
              text.append(' ').append(code < 0 ? "-" : part.values().get(code).asKey());
            }
            int code = person.code(channel.id(), i);
            text.append(code < 0 ? " none" : "");
            shown.add(text.toString());
          }
        });
    return shown;
  }

  private static void each(Snapshot snapshot, Consumer<Timeline> visitor) {
    for (Shard shard : snapshot.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            visitor.accept(person);
            return true;
          });
    }
  }

  /** The contract's sentences over plain collections, one person after the other. */
  private static Set<String> naive(List<Said> all, List<List<Integer>> people) {
    TreeSet<String> shown = new TreeSet<>();
    for (List<Integer> rows : people) {
      List<Said> sorted = new ArrayList<>(rows.stream().map(all::get).toList());
      sorted.sort(Comparator.comparingLong(Said::time).thenComparingInt(Said::number));
      naive(sorted, shown);
    }
    return shown;
  }

  /** A visit under way. */
  private static final class Open {
    int number;
    Map<String, String> origin = new HashMap<>();
  }

  private static void naive(List<Said> rows, Set<String> shown) {
    List<String> outside =
        List.of("Email Opened", "Email Link Clicked", "Deal Won", "Call Completed", "Meeting Held");
    Map<String, Open> sessions = new HashMap<>();
    int opened = 0;
    Open last = null;
    long before = 0;
    for (Said row : rows) {
      Map<String, String> own = own(row);
      boolean tagged = own.keySet().stream().anyMatch(CAMPAIGN::contains);
      boolean isTouch = tagged || own.containsKey("referrer");
      Open visit = null;
      boolean touch;
      Map<String, String> origin;
      if (outside.contains(row.event()) || "none".equals(row.session())) {
        touch =
            switch (row.event()) {
              case "Email Link Clicked", "Call Completed", "Meeting Held" -> true;
              case "Email Opened" -> false;
              default -> isTouch;
            };
        boolean always = touch && outside.contains(row.event()) && !row.event().equals("Deal Won");
        origin = own.isEmpty() && !always ? null : own;
      } else {
        boolean other = last != null && namesAnother(own, last.origin);
        if (row.session() != null) {
          visit = sessions.get(row.session());
        } else if (last != null && row.time() - before <= 30 * MINUTE && !other) {
          visit = last;
        }
        boolean opens = visit == null;
        if (visit == null) {
          visit = new Open();
          visit.number = opened++;
          if (row.session() != null) {
            sessions.put(row.session(), visit);
          }
        }
        boolean again = visit.origin.entrySet().containsAll(own.entrySet());
        touch = opens || (isTouch && !again);
        if (isTouch && (opens || !again)) {
          visit.origin = own;
        }
        origin = new HashMap<>(visit.origin);
        if (!isTouch) {
          origin.putAll(own);
        }
        last = visit;
        before = row.time();
      }
      StringBuilder text = new StringBuilder().append(row.number());
      text.append(" visit ").append(visit == null ? -1 : visit.number);
      text.append(touch ? " touch" : "");
      for (String part : List.of("campaign", "content", "referrer")) {
        String value = origin == null ? null : origin.get(part);
        text.append(' ').append(value == null ? "-" : value);
      }
      shown.add(text.append(origin == null ? " none" : "").toString());
    }
  }

  private static boolean namesAnother(Map<String, String> own, Map<String, String> current) {
    return CAMPAIGN.stream()
        .anyMatch(part -> own.containsKey(part) && !own.get(part).equals(current.get(part)));
  }

  /** What the message brings along and counts: no own host, no provider of payments. */
  private static Map<String, String> own(Said row) {
    Map<String, String> own = new HashMap<>(row.brings());
    String referrer = own.remove("referrer");
    if ("https://www.bing.com/x".equals(referrer)) {
      own.put("referrer", "bing.com");
    } else if ("https://blog.example/".equals(referrer)) {
      own.put("referrer", "blog.example");
    }
    return own;
  }
}
