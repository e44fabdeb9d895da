package io.fullfunnel.server.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.demo.LiveShop;
import io.fullfunnel.demo.Parameters;
import io.fullfunnel.demo.fill.Filling;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: a simulated shop goes on as long as its workspace holds it. */
class LiveShopsTest {
  private static final Parameters SHOP = new Parameters(1, 1_000, LocalDate.of(2026, 11, 21));
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:01Z");

  @TempDir Path folder;
  private DataDirectory data;
  private OpenWorkspaces workspaces;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    workspaces = new OpenWorkspaces(new Workspaces(data));
    workspaces.create("mine");
    workspaces.create("demo", settings -> settings.withSimulated(true));
    workspaces.with(
        "demo", demo -> new Filling(SHOP).fill(demo, data.temporary(), ImportWatch.NONE));
  }

  @AfterEach
  void close() throws IOException {
    workspaces.close();
    data.close();
  }

  private LiveShops at(Instant now) {
    return new LiveShops(workspaces, Clock.fixed(now, ZoneOffset.UTC));
  }

  private long events() throws IOException {
    return workspaces.standing("demo").events();
  }

  @Test
  void theShopOfAnEarlierRunGoesOnWithEachMessageOnce() throws IOException {
    long year = events();
    for (int beat = 0; beat < 5; beat++) {
      LiveShops shops = at(NOON.plus(Duration.ofSeconds(2L * beat)));
      shops.find();
      assertThat(shops.names()).containsExactly("demo");
      shops.beat();
      shops.beat();
      assertThat(events()).isEqualTo(year + beat + 1);
    }
    AtomicReference<String> last = new AtomicReference<>("");
    workspaces.with(
        "demo",
        demo -> {
          demo.table()
              .forEach(event -> {
                if (event.timeMillis() >= SHOP.endMillis() + 1)
                  last.set(String.valueOf(event.messageId()));
              });
          return null;
        });
    LiveShop.Message expected = new LiveShop(SHOP).next(NOON.plusSeconds(6));
    assertThat(expected.json()).contains("\"messageId\":\"" + last.get() + "\"");
    assertThat(workspaces.standing("mine").events()).isZero();
  }

  @Test
  void itEndsWithItsWorkspaceAlsoIfAnotherOfThatNameIsMade() throws IOException {
    LiveShops shops = at(NOON);
    shops.find();
    workspaces.delete("demo");
    workspaces.create("demo");
    shops.beat();
    assertThat(shops.names()).isEmpty();
    assertThat(events()).isZero();
    shops.goOn("demo", SHOP);
    workspaces.delete("demo");
    shops.beat();
    assertThat(shops.names()).isEmpty();
  }

  @Test
  void itEndsWhereSomebodysOwnFileGoesIn() throws IOException {
    LiveShops shops = at(NOON);
    shops.find();
    Path file =
        Files.write(
            folder.resolve("own.csv"), "userId,event,time\nu,A,2026-01-02\n".getBytes(UTF_8));
    workspaces.with(
        "demo",
        demo ->
            Importing.run(
                demo,
                new ImportRequest(file, FileOptions.events(), folder, false),
                ImportWatch.NONE));
    long with = events();
    shops.beat();
    assertThat(shops.names()).isEmpty();
    assertThat(events()).isEqualTo(with);
    LiveShops later = at(NOON);
    later.find();
    assertThat(later.names()).isEmpty();
  }
}
