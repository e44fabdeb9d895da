package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.timelines.Timelines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: columns of properties are kept from one snapshot to the next, and each event
 * has its own values in every one of them: events that come in, people of the base that they
 * promote, a base that is made anew, a restart, somebody who is erased.
 */
class ColumnsTest {
  @TempDir Path folder;

  private static String message(int number, int people) {
    int person = number * 31 % people;
    String own = number % 5 == 0 ? ",\"channel\":\"Own " + number % 3 + "\"" : "";
    return """
    {"type":"track","event":"Viewed","messageId":"m%d","userId":"u%d",\
    "timestamp":"2026-01-%02dT03:04:05Z","properties":{"n":%d,"plan":"p%d"%s}}\
    """
        .formatted(number, person, 1 + number % 28, number, plan(number), own);
  }

  /** Later events bring plans that the ones before did not know. */
  private static int plan(int number) {
    return number % 7 + number / 10_000 * 300;
  }

  private static void send(Workspace workspace, int from, int to, int people) throws IOException {
    List<byte[]> messages = new ArrayList<>();
    for (int number = from; number < to; number++) {
      messages.add(message(number, people).getBytes(UTF_8));
    }
    workspace.append("http", messages);
  }

  /** What each event says of itself, by its number. */
  private static Map<Integer, List<String>> rows(Snapshot snapshot) {
    Column numbers = snapshot.column("properties.n");
    Column plans = snapshot.column("properties.plan");
    Column channels = snapshot.column("channel");
    Map<Integer, List<String>> rows = new TreeMap<>();
    for (ColumnShard shard : snapshot.columnShards()) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            for (int i = 0; i < person.size(); i++) {
              Value number = numbers.values().get(person.code(numbers.id(), i));
              Value plan = plans.values().get(person.code(plans.id(), i));
              Value channel = channels.values().get(person.code(channels.id(), i));
              rows.put(Integer.valueOf(number.asKey()), List.of(plan.asKey(), channel.asKey()));
            }
            return true;
          });
    }
    return rows;
  }

  private static Map<Integer, List<String>> expected(int events) {
    Map<Integer, List<String>> rows = new TreeMap<>();
    for (int number = 0; number < events; number++) {
      String channel = number % 5 == 0 ? "Own " + number % 3 : "Direct";
      rows.put(number, List.of("p" + plan(number), channel));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eachEventHasItsOwnValuesInEverySnapshot(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
      Workspace workspace = new Workspaces(data).open("shop");
      int sent = 0;
      for (int round = 0; round < 12; round++) {
        int more = round % 5 == 1 ? 22_000 : random.nextInt(200);
        send(workspace, sent, sent + more, 997);
        sent += more;
        if (random.nextInt(3) == 0) {
          workspace.catchUp();
        }
        if (random.nextInt(4) == 0) {
          workspace.close();
          workspace = new Workspaces(data).open("shop");
        }
        if (random.nextInt(3) != 0) {
          assertThat(rows(workspace.snapshot())).as("seed %d", seed).isEqualTo(expected(sent));
        }
      }
      assertThat(rows(workspace.snapshot())).as("seed %d", seed).isEqualTo(expected(sent));
      workspace.close();
    }
  }

  @Test
  void whatComesBitByBitDoesNotGatherInTheTail() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
      try (Workspace workspace = new Workspaces(data).open("shop")) {
        for (int sent = 0; sent < 110_000; sent += 10_000) {
          send(workspace, sent, sent + 10_000, 4_999);
          workspace.snapshot();
        }
        assertThat(rows(workspace.snapshot())).isEqualTo(expected(110_000));
        assertThat(workspace.<Long>askTimelines(Timelines::tailRows)).isLessThan(40_000);
      }
      try (Workspace workspace = new Workspaces(data).open("shop")) {
        assertThat(workspace.<Long>askTimelines(Timelines::unwritten)).isLessThan(20_000);
        assertThat(rows(workspace.snapshot())).isEqualTo(expected(110_000));
      }
    }
  }

  @Test
  void anErasedPersonIsInNoColumn() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Workspace workspace = new Workspaces(data).open("shop")) {
      send(workspace, 0, 25_000, 100);
      Snapshot before = workspace.snapshot();
      assertThat(rows(before)).hasSize(25_000);
      StrandName id =
          workspace.askPeople(people -> StrandName.of(people, people.find("u31", null, null)));
      workspace.erase(id, "somebody");
      Map<Integer, List<String>> left = expected(25_000);
      left.keySet().removeIf(number -> number * 31 % 100 == 31);
      assertThat(rows(workspace.snapshot())).isEqualTo(left);
      assertThat(workspace.snapshot().column("properties.n").values()).hasSize(24_750);
    }
  }
}
