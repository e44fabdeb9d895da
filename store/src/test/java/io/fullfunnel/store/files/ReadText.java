package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.KeyedHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What comes out of a small file, as text: messages with their rows, refusals with their lines. */
final class ReadText {
  /** The key under which addresses are hidden. */
  static final KeyedHash KEY = KeyedHash.of(new byte[32]);

  private ReadText() {}

  static List<String> of(Path folder, String text, FileOptions options) throws IOException {
    return of(folder, text.getBytes(UTF_8), options);
  }

  static List<String> of(Path folder, byte[] bytes, FileOptions options) throws IOException {
    return of(Files.write(folder.resolve("file"), bytes), options);
  }

  static List<String> of(Path file, FileOptions options) throws IOException {
    List<String> lines = new ArrayList<>();
    MessageFile examined = MessageFile.examine(file, options, (done, size) -> {});
    try (MessageReader reader =
        examined.read(
            r -> lines.add("line %d %s %s".formatted(r.line(), r.code(), r.column())), KEY)) {
      while (reader.next()) {
        lines.add(
            reader.row()
                + " "
                + new String(reader.bytes(), reader.offset(), reader.length(), UTF_8));
      }
      if (reader.replacedSurrogates() > 0) {
        lines.add("replaced " + reader.replacedSurrogates());
      }
    }
    return lines;
  }

  /** Options of events with these mappings. */
  static FileOptions events(String... map) {
    return FileOptions.of("events", "auto", List.of(map), List.of());
  }

  /** A file of real data, or a skipped test. */
  static Path shared(String name) {
    Path root = Path.of(System.getProperty("fullfunnel.root", "."));
    for (String place : List.of("../shared/data", "../../shared/data")) {
      Path file = root.resolve(place).resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    Assumptions.abort("needs ../shared/data/" + name + " beside the product");
    throw new IllegalStateException("unreachable");
  }
}
