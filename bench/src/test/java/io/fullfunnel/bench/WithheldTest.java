package io.fullfunnel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: one event of some people comes late, and all rows are the same. */
class WithheldTest {
  private static final Traffic TRAFFIC = new Traffic(60_000, 1, false);

  @TempDir Path folder;

  @Test
  void theLateEventsPromoteTheirPeopleAndAnswersAreTheSame() throws Exception {
    Path csv = folder.resolve("whole.csv");
    Generate.write(TRAFFIC, csv, RowWriter.Format.CSV);
    List<Path> files = new Withheld(TRAFFIC, .01).files(folder);
    List<String> rows = new ArrayList<>(Files.readAllLines(files.get(0)));
    List<String> late = Files.readAllLines(files.get(1));
    rows.addAll(late.subList(1, late.size()));
    assertThat(rows).containsExactlyInAnyOrderElementsOf(Files.readAllLines(csv));
    int people = TRAFFIC.people();
    int held = people / 10_000 * 100 + Math.min(100, people % 10_000);
    assertThat(late).hasSize(1 + held);

    Loading.of(List.of(csv), folder.resolve("whole"), 2, false);
    Loading.of(files, folder.resolve("held"), 2, false);
    assertThat(Loading.promoted(folder.resolve("held")))
        .startsWith("Promoted: %,d of %,d people".formatted(held, people));
    assertThat(Loading.promoted(folder.resolve("whole"))).startsWith("Promoted: 0 of");
    assertThat(facts("held")).isEqualTo(facts("whole"));
  }

  private Object facts(String directory) throws Exception {
    try (DataDirectory data = DataDirectory.open(folder.resolve(directory));
        Workspace workspace = new Workspaces(data).open("default")) {
      return workspace.snapshot().facts();
    }
  }
}
