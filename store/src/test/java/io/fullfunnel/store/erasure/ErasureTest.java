package io.fullfunnel.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.person.PersonChange;
import io.fullfunnel.store.person.PersonErased;
import io.fullfunnel.store.person.PersonErasure;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Erased;
import io.fullfunnel.store.workspace.Importing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: after an erasure nothing of the person is found, in any file or through any
 * reader, where the same look found it before; others are as they were.
 */
class ErasureTest {
  @TempDir Path folder;
  private final Traces traces = Shop.traces();
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop(folder).fill();
    traces.learn(shop.workspace);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private void again() throws IOException {
    shop.close();
    shop = new Shop(folder);
  }

  private static String kind(String file) {
    return file.replaceAll("^workspaces/w[0-9a-f]+/", "").replaceAll("/[0-9]{8,}", "/N");
  }

  private Set<String> raw() throws IOException {
    Set<String> kinds = new java.util.TreeSet<>();
    traces.raw(folder.resolve("data")).forEach(file -> kinds.add(kind(file)));
    return kinds;
  }

  @Test
  void theProbeFindsVictorEverywhereAndAfterTheErasureNowhere() throws IOException, SQLException {
    shop.crowd();
    Path place = shop.place();
    Files.createDirectories(place.resolve("refused"));
    Files.writeString(place.resolve("refused/1.ndjson"), "{\"text\":\"victor-77,x\"}\n");
    Path upload = shop.data.run().resolve("uploads").resolve(shop.workspace.settings().id());
    Files.createDirectories(upload.resolve("u_1"));
    Files.writeString(upload.resolve("u_1/file"), "victor-77\n");
    Files.writeString(place.resolve("journal/0000000000000000000.log.torn-1"), "dev-victor-1");
    assertThat(traces.read(shop.workspace, folder))
        .containsExactlyInAnyOrder(
            "journal",
            "journal PEOPLE_DECIDED",
            "batch",
            "table",
            "export events",
            "export people",
            "shards",
            "consents",
            "page",
            "people");
    shop.close();
    assertThat(raw())
        .contains(
            "consents",
            "events.duckdb",
            "journal/N.log",
            "journal/N.log.torn-1",
            "refused/1.ndjson",
            "shards/g1/strands")
        .anyMatch(file -> file.endsWith("uploads/" + upload.getFileName() + "/u_1/file"));
    assertThat(traces.sql(place.resolve("events.duckdb"))).isTrue();

    again();
    PersonErased gone = shop.erase();
    assertThat(gone.ids())
        .contains(
            new PersonChange.Id("userId", "victor-77"),
            new PersonChange.Id("anonymousId", "dev-victor-3"));
    assertThat(traces.read(shop.workspace, folder)).isEmpty();
    shop.close();
    assertThat(raw()).isEmpty();
    assertThat(traces.sql(place.resolve("events.duckdb"))).isFalse();
    again();
    assertThat(traces.read(shop.workspace, folder)).isEmpty();
    assertThat(raw()).isEmpty();
  }

  @Test
  void othersAreAsTheyWereToTheBit() throws IOException {
    List<String> before = shop.others();
    PersonErased gone = shop.erase();
    assertThat(shop.others()).isEqualTo(before);
    assertThat(gone.done()).isEqualTo(new Erased(13, 21, 1, 0));
  }

  @Test
  void theCountsStillAddUpAndErasedIdsStayTaken() throws IOException {
    Check before = shop.workspace.check();
    PersonErased gone = shop.erase();
    Check after = shop.workspace.check();
    assertThat(after.wrong()).isEmpty();
    assertThat(after.balanced()).isTrue();
    assertThat(after)
        .isEqualTo(
            new Check(
                before.received(),
                before.refused(),
                0,
                before.duplicate(),
                0,
                before.undone(),
                before.present() - after.present(),
                0,
                after.present(),
                after.rebuilt(),
                List.of()));
    assertThat(after.erased()).isEqualTo(gone.events() + 2); // and the identify and group calls
    shop.send(List.of(Shop.visit(30, "user9-x", "dev-user9", ""), Shop.visit(5, "a", "b", "")));
    // the same messageId from somebody else, also when the index of ids is made again
    assertThat(shop.workspace.check().duplicate()).isEqualTo(before.duplicate());
    shop.send(List.of(Shop.visit(30, "victor-88", "dev-user9", "")));
    assertThat(shop.workspace.check().duplicate()).isEqualTo(before.duplicate() + 1);
    shop.close();
    io.fullfunnel.store.data.Folders.remove(
        folder.resolve("data/workspaces").resolve(shop.workspace.settings().id() + "/admitted"));
    shop = new Shop(folder);
    assertThat(shop.workspace.check().duplicate()).isEqualTo(before.duplicate() + 1);
    assertThat(shop.workspace.check().balanced()).isTrue();
  }

  @Test
  void whoWasErasedDoesNotComeBackWithAFileOrADevice() throws IOException {
    shop.erase();
    long present = shop.workspace.check().present();
    shop.send(
        List.of(
            Shop.visit(900, "victor-77", "dev-new", ""),
            Shop.visit(901, "user4-x", "dev-victor-2", ""),
            Shop.track(902, "\"anonymousId\":\"dev-victor-2\"", ""),
            Shop.track(903, "\"email\":\" Victor@Mail.example\"", "")));
    Importing.Report report = shop.bring("again.csv", 100);
    assertThat(List.of(report.stored(), report.duplicate(), report.erased()))
        .containsExactly(45L, 0L, 5L);
    Check check = shop.workspace.check();
    assertThat(check.balanced()).isTrue();
    assertThat(check.present()).isEqualTo(present + 1 + 45);
    assertThat(traces.read(shop.workspace, folder)).isEmpty();
    shop.close();
    assertThat(raw()).isEmpty();
    shop = new Shop(folder);
  }

  @Test
  void nobodyIsErasedTwiceOrByAWrongId() throws IOException {
    PersonErasure erasure = new PersonErasure(shop.workspace);
    assertThat(erasure.preview("nobody")).isEmpty();
    assertThat(erasure.erase("nobody", "anna")).isEmpty();
    PersonErased seen = erasure.preview("dev-victor-3").orElseThrow();
    assertThat(seen.done()).isNull();
    assertThat(seen.events()).isEqualTo(13);
    shop.erase();
    assertThat(erasure.preview("victor-77")).isEmpty();
    assertThat(erasure.erase("victor@mail.example", "anna")).isEmpty();
    assertThat(Erasures.open(shop.place()).list())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.done()).isTrue();
          assertThat(entry.by()).isEqualTo("anna");
          assertThat(entry.events()).isEqualTo(13);
          assertThat(entry.ids()).hasSize(5);
        });
  }
}
