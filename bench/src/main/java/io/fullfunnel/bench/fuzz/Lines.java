package io.fullfunnel.bench.fuzz;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.MessageFile;
import io.fullfunnel.store.files.MessageReader;
import io.fullfunnel.store.files.RefusedRow;
import io.fullfunnel.store.files.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What an import makes of a file: its messages by row, and the rows it refuses. */
record Lines(Map<Long, JsonNode> messages, List<RefusedRow> refused) {
  private static final KeyedHash KEY = KeyedHash.of(new byte[32]);
  private static final Path FILE = file();

  private static Path file() {
    try {
      Path memory = Path.of("/dev/shm");
      Path file =
          Files.isDirectory(memory)
              ? Files.createTempFile(memory, "fuzz", ".txt")
              : Files.createTempFile("fuzz", ".txt");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Reads bytes as a file.
   *
   * @throws UnreadableFileException if they are refused as a whole
   */
  static Lines of(byte[] bytes, FileOptions options) throws IOException {
    Files.write(FILE, bytes);
    Map<Long, JsonNode> messages = new TreeMap<>();
    List<RefusedRow> refused = new ArrayList<>();
    MessageFile file = MessageFile.examine(FILE, options, (done, size) -> {});
    try (MessageReader reader = file.read(refused::add, KEY)) {
      while (reader.next()) {
        byte[] message =
            Arrays.copyOfRange(reader.bytes(), reader.offset(), reader.offset() + reader.length());
        JsonNode tree = Objects.requireNonNull(Json.parse(message), "a message that is no JSON");
        if (messages.put(reader.row(), tree) != null) {
          throw new IllegalStateException("two messages of row " + reader.row());
        }
      }
    }
    return new Lines(messages, refused);
  }
}
