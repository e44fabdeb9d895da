package io.fullfunnel.demo.first;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.demo.FilledShop;
import io.fullfunnel.demo.LiveShop;
import io.fullfunnel.demo.Parameters;
import io.fullfunnel.demo.fill.Filling;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Data;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: the lines of the first minute, and when there is no leak to speak of. */
class FirstMinuteTest {
  private final FilledShop shop = FilledShop.get();

  @Test
  void theShopInAFewLines() throws IOException {
    List<String> lines;
    try (LocalEngine engine = new LocalEngine(2)) {
      Data data = WorkspaceData.of(shop.workspace);
      lines = new FirstMinute(data, engine).lines(FilledShop.PARAMETERS.until());
    }
    assertThat(lines.getFirst())
        .matches(
            "SIMULATED shop \"Kornblume\", 365 days to 21 Nov 2026, 20,000 people, [0-9,]+ events");
    assertThat(lines.subList(1, 6))
        .containsExactly(
            "Awareness         20,000  ████████████████████████████",
            "Consideration      7,640  ██████████▊                    38.2 %",
            "Checkout             630  ▉                               8.2 %",
            "First order          407  ▋                              64.6 %",
            "Repeat               267  ▍                              65.6 %");
    assertThat(lines.subList(6, lines.size()))
        .containsExactly(
            "! Leak since Tue 10 Nov: checkout → order 60.9 % → 45.7 %. Safari on iOS explains all"
                + " of it (59 % → 10 %); 14 orders, about € 1,400.");
  }

  @Test
  void aLeakThatCouldBeChanceIsNotNamed(@TempDir Path folder) throws IOException {
    String last;
    LocalDate until = LocalDate.of(2026, 11, 21);
    Parameters parameters = new Parameters(7, 3_000, until);
    try (DataDirectory data = DataDirectory.open(folder);
        Workspace workspace = new Workspaces(data).open("demo");
        LocalEngine engine = new LocalEngine(2)) {
      new Filling(parameters).fill(workspace, data.temporary(), ImportWatch.NONE);
      LiveShop live = new LiveShop(parameters); // a week later the same is said
      workspace.append(
          "demo", List.of(live.next(Instant.parse("2026-11-29T10:00:00Z")).json().getBytes(UTF_8)));
      last = new FirstMinute(WorkspaceData.of(workspace), engine).lines(until).getLast();
    }
    assertThat(last)
        .isEqualTo(
            "! Too few people are simulated to name the leak: since Tue 10 Nov, 6 of 14 checkouts"
                + " ended in an order; before, in as many days, 9 of 14. --people 20000 shows it.");
  }

  @Test
  void beforeTheReleaseThereIsNoLeak() throws IOException {
    try (LocalEngine engine = new LocalEngine(2)) {
      Data data = new Earlier(WorkspaceData.of(shop.workspace), "2026-11-10T00:00:00Z");
      assertThat(new LeakSearch(data, engine).find()).isEmpty();
    }
  }

  /** The same data at a time that is past. */
  private record Earlier(Data data, String now) implements Data {
    @Override
    public Dataset dataset() {
      return data.dataset();
    }

    @Override
    public long newestMillis() {
      return Instant.parse(now).toEpochMilli();
    }

    @Override
    public ZoneId zone() {
      return data.zone();
    }

    @Override
    public WeekStart weekStart() {
      return data.weekStart();
    }

    @Override
    public List<String> properties() {
      return data.properties();
    }

    @Override
    public List<String> traits() {
      return data.traits();
    }

    @Override
    public Basis basis() {
      return data.basis();
    }

    @Override
    public Ids idsOf(long sequence) {
      return data.idsOf(sequence);
    }
  }
}
