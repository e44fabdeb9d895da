package io.fullfunnel.demo;

import io.fullfunnel.demo.RawYear.Event;
import io.fullfunnel.demo.fill.Filling;
import io.fullfunnel.demo.fill.Filling.Standing;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shop of 20,000 people in a workspace, and beside it the same messages read back plainly. */
public final class FilledShop {
  public static final Parameters PARAMETERS = new Parameters(7, 20_000, LocalDate.of(2026, 11, 21));
  private static @Nullable FilledShop shared;

  public final Workspace workspace;
  final RawYear raw;
  final Standing before;
  final Standing after;
  final Standing another;

  /** One for all tests; its folder goes with the JVM. */
  public static synchronized FilledShop get() {
    FilledShop known = shared;
    if (known == null) {
      try {
        known = new FilledShop();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      shared = known;
    }
    return known;
  }

  private FilledShop() throws IOException {
    Path folder = Files.createTempDirectory("filled");
    DataDirectory data = DataDirectory.open(folder);
    Filling filling = new Filling(PARAMETERS);
    workspace = new Workspaces(data).open("demo");
    before = filling.standing(workspace.imports());
    filling.fill(workspace, data.temporary(), ImportWatch.NONE);
    after = filling.standing(workspace.imports());
    another =
        new Filling(new Parameters(8, 20_000, PARAMETERS.until())).standing(workspace.imports());
    raw = RawYear.of(PARAMETERS);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(folder, data)));
  }

  private void close(Path folder, DataDirectory data) {
    try {
      workspace.close();
      data.close();
      Folders.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that people did, each in order of time. */
  Collection<List<Event>> people() {
    return raw.all.values();
  }
}
