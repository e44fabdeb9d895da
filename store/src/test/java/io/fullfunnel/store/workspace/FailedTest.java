package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.failed.FailedActs;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.failed.FailedId;
import io.fullfunnel.store.failed.SkippedMessages.Stage;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F37: what a reader cannot take is kept, its neighbours pass, and it comes back by a replay. */
class FailedTest {
  private static final long NOW = System.currentTimeMillis();

  @TempDir Path folder;
  private DataDirectory data;
  private Workspaces all;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    all = new Workspaces(data);
  }

  @AfterEach
  void close() throws IOException {
    data.close();
  }

  private Path place() throws IOException {
    return data.workspaces().resolve(all.find("shop").orElseThrow().id());
  }

  private static void send(Workspace shop, String... messages) throws IOException {
    BatchBody.Writer writer = new BatchBody.Writer().start(new Envelope(NOW, "http", 0, "aa"));
    for (String message : messages) {
      byte[] json = message.getBytes(UTF_8);
      writer.add(0, json, 0, json.length);
    }
    shop.journal().append(EventLog.Kind.EVENTS, writer.count(), writer.toBytes());
    shop.journal().sync();
  }

  private static String track(String event, String id) {
    return "{\"type\":\"track\",\"event\":\"%s\",\"userId\":\"u%s\",\"messageId\":\"m%s\"}"
        .formatted(event, id, id);
  }

  /** As the collector does: the counts, then what is kept. */
  private static int refuse(Workspace shop, long at, String... contents) throws IOException {
    RefusedEvents counts =
        new RefusedEvents(at, Map.of("aa", Map.of("too_long", (long) contents.length)));
    long sequence = shop.journal().append(EventLog.Kind.EVENTS_REFUSED, 1, counts.toBytes());
    shop.journal().sync();
    List<FailedEvent.Draft> drafts = new ArrayList<>();
    for (String content : contents) {
      drafts.add(
          new FailedEvent.Draft(
              at, "http", "aa", "too_long", "Too long.", content.getBytes(UTF_8)));
    }
    return shop.gate().keep(sequence, drafts);
  }

  private static List<String> failed(Workspace shop) throws IOException {
    List<String> lines = new ArrayList<>();
    Failed.visit(
        shop,
        event ->
            lines.add(
                "%s %s %s %s"
                    .formatted(
                        event.id(),
                        event.reader(),
                        event.code(),
                        new String(event.content(), UTF_8))));
    return lines;
  }

  private static List<FailedEvent> events(Workspace shop) throws IOException {
    List<FailedEvent> events = new ArrayList<>();
    Failed.visit(shop, events::add);
    return events;
  }

  private static int replay(Workspace shop, List<FailedEvent> events, String message)
      throws IOException {
    return Failed.replay(
        shop,
        events.stream().map(event -> new Failed.Repaired(event, message.getBytes(UTF_8))).toList());
  }

  private static Erased erase(Workspace shop, String user) throws IOException {
    StrandName id = shop.askPeople(people -> StrandName.of(people, people.find(user, null, null)));
    return shop.erase(id, "test");
  }

  private static String law(Workspace shop) throws IOException {
    Check law = Check.counted(shop);
    assertThat(law.balanced()).as("%s", law).isTrue();
    assertThat(shop.check().balanced()).isTrue();
    assertThat(law.wrong()).isEmpty();
    return "received %d refused %d duplicate %d failed %d erased %d present %d"
        .formatted(
            law.received(),
            law.refused(),
            law.duplicate(),
            law.failed(),
            law.erased(),
            law.present());
  }

  @ParameterizedTest
  @EnumSource
  void f37APoisonMessageIsPassedOverAfterThreeTriesAndComesBack(Stage stage) throws IOException {
    String bad = stage == Stage.MESSAGE ? "{broken" : track("Poison", "2");
    try (Workspace shop = all.open("shop");
        UnfitEvent unfit = UnfitEvent.at(stage, "Poison")) {
      send(shop, track("View", "1"), bad, track("View", "3"));
      assertThat(law(shop))
          .isEqualTo("received 3 refused 0 duplicate 0 failed 1 erased 0 present 2");
      assertThat(unfit.times()).isEqualTo(stage == Stage.MESSAGE ? 0 : 3);
      assertThat(failed(shop)).containsExactly("1.0 " + stage.word() + " unreadable " + bad);
    }
    try (Workspace shop = all.open("shop")) {
      List<FailedEvent> events = events(shop);
      assertThat(Failed.drop(shop, Set.of(events.getFirst().id()))).isZero();
      // after the fix it goes in as it is, once, however often it is replayed
      assertThat(replay(shop, events, track("Poison", "2"))).isEqualTo(1);
      assertThat(replay(shop, events, track("Poison", "2"))).isZero();
      assertThat(failed(shop)).isEmpty();
      assertThat(law(shop))
          .isEqualTo("received 3 refused 0 duplicate 0 failed 0 erased 0 present 3");
      // its messageId is taken
      send(shop, track("Poison", "2"));
      assertThat(law(shop))
          .isEqualTo("received 4 refused 0 duplicate 1 failed 0 erased 0 present 3");
      erase(shop, "u2");
      assertThat(law(shop))
          .isEqualTo("received 4 refused 0 duplicate 1 failed 0 erased 1 present 2");
    }
    deleteDerived();
    try (Workspace shop = all.open("shop")) {
      assertThat(law(shop))
          .isEqualTo("received 4 refused 0 duplicate 1 failed 0 erased 1 present 2");
    }
  }

  private void deleteDerived() throws IOException {
    UndoneMark.dropDerived(place());
    Files.deleteIfExists(place().resolve("imports"));
  }

  @Test
  void refusedEventsAreKeptRepairedAndReplayed() throws IOException {
    try (Workspace shop = all.open("shop")) {
      send(shop, track("View", "1"));
      assertThat(refuse(shop, NOW, track("Long", "2"), track("Long", "3"))).isEqualTo(2);
      assertThat(law(shop))
          .isEqualTo("received 3 refused 0 duplicate 0 failed 2 erased 0 present 1");
      assertThat(failed(shop))
          .containsExactly(
              "1.1 collect too_long " + track("Long", "2"),
              "1.2 collect too_long " + track("Long", "3"));
    }
    try (Workspace shop = all.open("shop")) {
      List<FailedEvent> events = events(shop);
      assertThat(replay(shop, events.subList(0, 1), track("Short", "2"))).isEqualTo(1);
      assertThat(replay(shop, events.subList(0, 1), track("Short", "2"))).isZero();
      assertThat(law(shop))
          .isEqualTo("received 3 refused 0 duplicate 0 failed 1 erased 0 present 2");
      assertThat(Failed.drop(shop, Set.of(new FailedId(1, 2)))).isEqualTo(1);
      assertThat(law(shop))
          .isEqualTo("received 3 refused 1 duplicate 0 failed 0 erased 0 present 2");
    }
    deleteDerived();
    try (Workspace shop = all.open("shop")) {
      assertThat(law(shop))
          .isEqualTo("received 3 refused 1 duplicate 0 failed 0 erased 0 present 2");
    }
  }

  @Test
  void oneOfAnIdThatWasThereIsADuplicateWhenItIsReplayed() throws IOException {
    try (Workspace shop = all.open("shop")) {
      refuse(shop, NOW, track("Long", "1"));
      send(shop, track("View", "1"));
      assertThat(replay(shop, events(shop), track("Short", "1"))).isEqualTo(1);
      assertThat(law(shop))
          .isEqualTo("received 2 refused 0 duplicate 1 failed 0 erased 0 present 1");
    }
  }

  @Test
  void noMoreDaysBytesAndEventsOfOneReasonThanIsSaid() throws IOException {
    try (Workspace shop = all.open("shop")) {
      String[] many = new String[1_200];
      Arrays.fill(many, track("Long", "1"));
      assertThat(refuse(shop, NOW, many)).isEqualTo(1_000);
      assertThat(refuse(shop, NOW, track("Long", "2"))).isZero();
      long yesterday = NOW - 24 * 3_600_000L;
      assertThat(refuse(shop, yesterday, track("Long", "3"))).isEqualTo(1);
      assertThat(law(shop))
          .isEqualTo("received 1202 refused 201 duplicate 0 failed 1001 erased 0 present 0");
      shop.changeSettings(shop.settings().withFailed(new FailedEvents.Kept(1, 64)));
      assertThat(law(shop))
          .isEqualTo("received 1202 refused 202 duplicate 0 failed 1000 erased 0 present 0");
      shop.changeSettings(shop.settings().withFailed(new FailedEvents.Kept(0, 64)));
      assertThat(refuse(shop, NOW, track("Long", "4"))).isZero();
      assertThat(law(shop))
          .isEqualTo("received 1203 refused 1203 duplicate 0 failed 0 erased 0 present 0");
      shop.changeSettings(shop.settings().withFailed(new FailedEvents.Kept(14, 1)));
      String large = track("L".repeat(60_000), "5");
      assertThat(refuse(shop, NOW, large, large, large)).isEqualTo(3);
      String[] more = new String[30];
      Arrays.fill(more, large);
      assertThat(refuse(shop, NOW, more)).isEqualTo(14);
    }
  }

  @Test
  void whatIsHalfOrDamagedIsRefusedAndTheOthersStay() throws IOException {
    try (Workspace shop = all.open("shop")) {
      refuse(shop, NOW, track("Long", "1"), track("Long", "2"), track("Long", "3"));
    }
    Path file =
        place()
            .resolve("failed")
            .resolve(LocalDate.ofInstant(Instant.ofEpochMilli(NOW), ZoneOffset.UTC).toString());
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length / 2] ^= 1; // in the second
    Files.write(file, whole);
    Files.write(file, new byte[] {0, 0, 1}, StandardOpenOption.APPEND);
    try (Workspace shop = all.open("shop")) {
      assertThat(failed(shop)).hasSize(2);
      assertThat(law(shop))
          .isEqualTo("received 3 refused 1 duplicate 0 failed 2 erased 0 present 0");
      assertThat(refuse(shop, NOW, track("Long", "4"))).isEqualTo(1);
      assertThat(failed(shop)).hasSize(3);
    }
  }

  @Test
  void anErasureTakesThoseThatNameThePersonOrNobody() throws IOException {
    String nobodys = "{\"type\":\"track\",\"messageId\":\"m7\",\"userId\":\"undefined\"}";
    try (Workspace shop = all.open("shop")) {
      send(shop, track("View", "1"));
      refuse(
          shop,
          NOW - 1_000,
          track("Long", "1"),
          track("Long", "2"),
          "{\"type\":\"track\",\"userId\":\"u3\",\"properties\":{\"friends\":[{\"id\":\"u1\"}]}}",
          "{\"type\":\"track\",\"userId\":\"u3\",\"traits\":{\"u1\":true}}",
          "{\"type\":\"track\",\"user_id\":\"u1\"}",
          nobodys);
      Failed.acts(shop).add(new FailedActs.Act(Instant.EPOCH, "ann", "drop", "u1", 1, 0));
      assertThat(erase(shop, "u1").failed()).isEqualTo(5);
      assertThat(failed(shop)).containsExactly("1.2 collect too_long " + track("Long", "2"));
      assertThat(Failed.acts(shop).list()).isEmpty();
      long later = System.currentTimeMillis() + 60_000;
      assertThat(refuse(shop, later, track("Long", "1"), track("Long", "2"), nobodys)).isEqualTo(2);
      assertThat(failed(shop)).hasSize(3);
      assertThat(law(shop))
          .isEqualTo("received 10 refused 6 duplicate 0 failed 3 erased 1 present 0");
    }
    try (Workspace shop = all.open("shop")) {
      assertThat(failed(shop)).hasSize(3);
    }
    try (var files = Files.walk(place())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .as(file.toString())
            .doesNotContain("\"u1\"");
      }
    }
  }

  /** Nobody opens it, nothing comes in: the daily look lets go of what is too old. */
  @Test
  void whatIsTooOldGoesWhereNobodyLooks() throws IOException {
    try (Workspace shop = all.open("shop")) {
      refuse(shop, NOW, track("Long", "1"));
    }
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    Path kept = place().resolve("failed/" + today);
    Path old = place().resolve("failed/" + today.minusDays(20));
    Files.copy(kept, old);
    assertThat(all.keepsFailed(all.find("shop").orElseThrow())).isTrue();
    assertThat(all.keepsFailed(all.create("other"))).isFalse();
    try (OpenWorkspaces open = new OpenWorkspaces(all)) {
      open.write(
          "shop",
          gate -> {
            gate.sweep();
            return gate;
          });
    }
    assertThat(old).doesNotExist();
    assertThat(kept).exists();
  }
}
