package io.fullfunnel.bench.crash;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** The workspace under test, open in its data directory. */
final class Shop implements Closeable {
  /** Small, so that a run crosses several. */
  static final long SEGMENT = 1 << 20;

  static final String NAME = "shop";

  private final DataDirectory data;
  private final Workspace workspace;

  private Shop(DataDirectory data, Workspace workspace) {
    this.data = data;
    this.workspace = workspace;
  }

  static Shop open(Path folder) throws IOException {
    DataDirectory data = DataDirectory.open(folder);
    try {
      return new Shop(data, new Workspaces(data, SEGMENT).open(NAME));
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  Workspace workspace() {
    return workspace;
  }

  DataDirectory data() {
    return data;
  }

  Findings findings() throws IOException {
    return Findings.of(workspace, data.temporary());
  }

  Importing.Report bring(Path file) throws IOException {
    List<String> map =
        file.toString().endsWith(".csv")
            ? List.of("userId=user", "time=at", "event=what")
            : List.of();
    ImportRequest request =
        new ImportRequest(
            file, FileOptions.of("events", "auto", map, List.of()), data.temporary(), false);
    return Importing.run(workspace, request, ImportWatch.NONE);
  }

  /** Writes a file of events without messageIds; the plan of a row is its number. */
  static Path csv(Path file, int rows, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("user,at,what,plan,number\n");
    for (int row = 1; row <= rows; row++) {
      int dice = random.nextInt(100);
      text.append('u').append(random.nextInt(1 + rows / 20));
      text.append(",2026-01-").append(10 + random.nextInt(10)).append('T');
      text.append(10 + random.nextInt(10)).append(":00:00Z,");
      text.append(dice < 60 ? "view" : dice < 85 ? "cart" : "buy").append(',');
      text.append(random.nextInt(3) == 0 ? "gold" : "silver").append(',').append(row).append('\n');
    }
    return Files.writeString(file, text);
  }

  /** Writes batches of a client as ndjson. */
  static Path ndjson(Path file, int client, int from, int to) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int batch = from; batch < to; batch++) {
      for (Message message : Message.batch(client, batch)) {
        text.append(message.json()).append('\n');
      }
    }
    return Files.writeString(file, text);
  }

  @Override
  public void close() throws IOException {
    try {
      workspace.close();
    } finally {
      data.close();
    }
  }
}
