package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.people.Guards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;
  private DataDirectory data;
  private Workspaces workspaces;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    workspaces = new Workspaces(data);
  }

  @AfterEach
  void close() throws IOException {
    data.close();
  }

  @Test
  void theFileOfTheFirstVersionIsReadWithDefaults() throws IOException {
    Path place = Files.createDirectory(data.workspaces().resolve("w0123456789ab"));
    String first =
        """
        #Sat Nov 21 21:00:00 UTC 2026
        created=2026-11-21T20\\:59\\:59Z
        id=w0123456789ab
        name=shop
        weekStart=SUNDAY
        zone=Europe/Warsaw
        """;
    SealedFile.write(place.resolve("workspace"), first.getBytes(UTF_8));

    assertThat(workspaces.find("shop"))
        .contains(
            new Settings(
                "w0123456789ab",
                "shop",
                Instant.parse("2026-11-21T20:59:59Z"),
                ZoneId.of("Europe/Warsaw"),
                DayOfWeek.SUNDAY,
                "EUR",
                "full-funnel",
                false,
                Guards.standard(),
                new FailedEvents.Kept(14, 64),
                new MostNames(2_000, 10_000)));
  }

  @Test
  void whatIsChangedIsFoundAgain() throws IOException {
    Settings made = workspaces.create("shop", settings -> settings.withSimulated(true));
    Settings changed =
        workspaces.update(
            "shop",
            settings ->
                settings
                    .withZone(ZoneId.of("Asia/Shanghai"))
                    .withWeekStart(DayOfWeek.SUNDAY)
                    .withCurrency("CNY")
                    .withModel("aida")
                    .withGuards(new Guards(Set.of("Nobody", "(not set)"), 500, true))
                    .withFailed(new FailedEvents.Kept(0, 256))
                    .withNames(new MostNames(1, 1_000_000)));
    assertThat(changed)
        .isEqualTo(
            new Settings(
                made.id(),
                "shop",
                made.created(),
                ZoneId.of("Asia/Shanghai"),
                DayOfWeek.SUNDAY,
                "CNY",
                "aida",
                true,
                new Guards(Set.of("nobody", "(not set)"), 500, true),
                new FailedEvents.Kept(0, 256),
                new MostNames(1, 1_000_000)));
    assertThat(new Workspaces(data).find("shop")).contains(changed);
  }

  @Test
  void whatCannotBeIsRefusedAndNothingIsWritten() throws IOException {
    Settings made = workspaces.create("shop");
    assertThatThrownBy(() -> workspaces.update("shop", s -> s.withCurrency("euro")))
        .hasMessage("\"euro\" is no currency; currencies look like EUR, PLN or CNY.");
    assertThatThrownBy(() -> workspaces.update("shop", s -> s.withWeekStart(DayOfWeek.FRIDAY)))
        .hasMessage("A week starts on monday or sunday, not on FRIDAY.");
    assertThatThrownBy(() -> workspaces.update("shop", s -> s.withModel("../x")))
        .hasMessage("\"../x\" is no name of a model.");
    assertThatThrownBy(() -> workspaces.update("shpo", s -> s))
        .isInstanceOf(UnknownWorkspaceException.class)
        .hasMessage("There is no workspace \"shpo\".");
    assertThatThrownBy(() -> workspaces.create("../shop")).isInstanceOf(DataException.class);
    assertThat(workspaces.list()).containsExactly(made);
  }
}
