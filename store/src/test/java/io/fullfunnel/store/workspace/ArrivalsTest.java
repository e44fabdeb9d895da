package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.arrivals.Arrivals;
import io.fullfunnel.store.arrivals.Arrived;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrived, as the journal has it: sources, and the last messages. */
class ArrivalsTest {
  private static final long T = 1_800_000_000_000L;

  @TempDir Path folder;
  private DataDirectory data;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
  }

  @AfterEach
  void close() throws IOException {
    data.close();
  }

  private Workspace shop() throws IOException {
    return new Workspaces(data).open("shop");
  }

  private static void send(Workspace shop, Envelope envelope, String... messages)
      throws IOException {
    BatchBody.Writer writer = new BatchBody.Writer().start(envelope);
    for (String message : messages) {
      byte[] json = message.getBytes(UTF_8);
      writer.add(0, json, 0, json.length);
    }
    shop.journal().append(EventLog.Kind.EVENTS, writer.count(), writer.toBytes());
  }

  private static String track(String event, String id) {
    return "{\"type\":\"track\",\"event\":\"%s\",\"userId\":\"%s\",\"messageId\":\"%s\"}"
        .formatted(event, id, event + id);
  }

  private static List<String> sources(Workspace shop) throws IOException {
    List<String> lines = new ArrayList<>();
    shop.arrivals()
        .sources()
        .forEach(each ->
            lines.add(
                "%s %s %d %s"
                    .formatted(
                        each.source().from(), each.source().key(), each.events(), each.last())));
    return lines;
  }

  private static List<String> latest(Workspace shop) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Arrived each : shop.arrivals().latest()) {
      lines.add(each.sequence() + " " + each.source().key() + " " + text(each));
    }
    return lines;
  }

  private static String text(Arrived each) {
    return new String(each.message(), UTF_8).replaceAll(".*\"messageId\":\"(.*?)\".*", "$1");
  }

  @Test
  void sourcesAndTheLastMessages() throws IOException {
    List<String> sources =
        List.of(
            "http aa 3 Last[receivedMillis=%d, type=identify, name=]".formatted(T + 2),
            "import  1 Last[receivedMillis=%d, type=track, name=Row]".formatted(T + 1),
            "server bb 1 Last[receivedMillis=%d, type=, name=]".formatted(T + 3));
    try (Workspace shop = shop()) {
      assertThat(sources(shop)).isEmpty();
      send(shop, new Envelope(T, "http", 0, "aa"), track("View", "1"), track("Buy", "1"));
      send(shop, Envelope.ofImport(T + 1, 7), track("Row", "1"));
      assertThat(latest(shop)).containsExactly("1 aa Buy1", "0 aa View1");
      send(
          shop,
          new Envelope(T + 2, "http", 0, "aa"),
          "{\"type\":\"identify\",\"userId\":\"1\",\"messageId\":\"i\"}");
      send(shop, new Envelope(T + 3, "server", 0, "bb"), "{broken");
      assertThat(sources(shop)).isEqualTo(sources);
      assertThat(latest(shop)).containsExactly("4 bb {broken", "3 aa i", "1 aa Buy1", "0 aa View1");
      assertThat(Check.duplicates(shop, List.of(0L, 1L, 3L, 4L))).isEmpty();
      assertThat(shop.positions()).isEqualTo(new Positions(5, 5, 5, Positions.UNKNOWN, 0, false));
    }
    // after a start the last messages are looked for again
    try (Workspace shop = shop()) {
      assertThat(sources(shop)).isEqualTo(sources);
      assertThat(latest(shop)).hasSize(4);
    }
    // what is kept is derived
    Path kept = file();
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length - 1] ^= 4;
    Files.write(kept, bytes);
    try (Workspace shop = shop()) {
      assertThat(sources(shop)).isEqualTo(sources);
    }
    Files.delete(kept);
    try (Workspace shop = shop()) {
      assertThat(latest(shop)).hasSize(4);
      assertThat(sources(shop)).isEqualTo(sources);
    }
  }

  private Path file() throws IOException {
    return data.workspaces()
        .resolve(new Workspaces(data).list().getFirst().id())
        .resolve("arrivals");
  }

  @Test
  void boundedInNumberAndBytes() throws IOException {
    try (Workspace shop = shop()) {
      for (int i = 0; i < 300; i++) {
        send(shop, new Envelope(T + i, "http", 0, "aa"), track("View", "" + i));
      }
      List<String> latest = latest(shop);
      assertThat(latest).hasSize(Arrivals.LATEST);
      assertThat(latest.getFirst() + " " + latest.getLast())
          .isEqualTo("299 aa View299 100 aa View100");
      String large = "{\"messageId\":\"%d\",\"x\":\"" + "y".repeat(30_000) + "\"}";
      for (int i = 0; i < 100; i++) {
        send(shop, new Envelope(T, "http", 0, "aa"), large.formatted(i));
      }
      assertThat(latest(shop)).hasSize(34); // 1 MB
    }
  }

  /** The law holds of one moment, whatever comes in while it is counted. */
  @Test
  void theLawWhileEventsComeIn() throws Exception {
    try (Workspace shop = shop();
        ExecutorService others = Executors.newSingleThreadExecutor()) {
      Future<?> sending =
          others.submit(() -> {
            for (int at = 0; at < 2_000; at++) {
              send(shop, new Envelope(T, "http", 0, "aa"), track("View", "p" + at));
            }
            return null;
          });
      List<Check> unbalanced = new ArrayList<>();
      while (!sending.isDone()) {
        Check counted = Check.counted(shop);
        if (!counted.balanced() || counted.pending() < 0) {
          unbalanced.add(counted);
        }
      }
      sending.get();
      assertThat(unbalanced).isEmpty();
      assertThat(Check.counted(shop))
          .isEqualTo(new Check(2_000, 0, 0, 0, 0, 0, 0, 0, 2_000, List.of(), List.of()));
    }
  }

  /** The law in figures alone is the one that a check finds. */
  @Test
  void duplicatesAndTheLaw() throws IOException {
    try (Workspace shop = shop()) {
      send(shop, new Envelope(T, "http", 0, "aa"), track("View", "1"), track("View", "1"));
      send(shop, new Envelope(T, "http", 0, "aa"), "{broken", track("View", "1"));
      assertThat(Check.duplicates(shop, List.of(0L, 1L, 2L, 3L))).isEqualTo(Set.of(1L, 3L));
      Check counted = Check.counted(shop);
      assertThat(counted)
          .isEqualTo(new Check(4, 0, 0, 2, 1, 0, 0, 0, 1, List.of(), List.of()))
          .isEqualTo(shop.check());
      assertThat(counted.balanced()).isTrue();
    }
    // what could not be read before a start is found again, and nothing is made again for it
    try (Workspace shop = shop()) {
      assertThat(shop.check())
          .isEqualTo(new Check(4, 0, 0, 2, 1, 0, 0, 0, 1, List.of(), List.of()));
    }
  }

  @Test
  void whoIsErasedIsForgotten() throws IOException {
    try (Workspace shop = shop()) {
      send(shop, new Envelope(T, "http", 0, "aa"), track("View", "1"), track("View", "2"));
      assertThat(latest(shop)).containsExactly("1 aa View2", "0 aa View1");
      StrandName id = shop.askPeople(people -> StrandName.of(people, people.find("2", null, null)));
      shop.erase(id, "test");
      assertThat(latest(shop)).containsExactly("0 aa View1");
      assertThat(sources(shop).getFirst()).startsWith("http aa 2 ");
    }
  }
}
