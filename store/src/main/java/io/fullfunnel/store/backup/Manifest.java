package io.fullfunnel.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is in a backup: written last, so that a backup that was cut short has none.
 *
 * @param files in the order they were written
 */
public record Manifest(Instant made, List<Held> workspaces, List<FileEntry> files) {
  /** The layout of a backup that this program writes and reads. */
  static final int FORMAT = 1;

  static final String NAME = "manifest.json";

  /** The small files of a workspace that cannot be made again, beside its journal. */
  static final List<String> OF_A_WORKSPACE =
      List.of(
          "workspace",
          "key",
          "keys",
          "channels",
          "definitions",
          "traffic",
          "links",
          "privacy",
          "webhooks");

  /** Everything that a backup may hold; a name that leads elsewhere cannot be one of these. */
  private static final Pattern FILE =
      Pattern.compile(
          "secrets/[a-z][a-z0-9-]{0,40}|pg/[a-z][a-z0-9_]{0,62}\\.csv|workspaces/w[0-9a-f]{12}/"
              + "(%s|erasures|failed/(acts|[0-9]{4}-[0-9]{2}-[0-9]{2})|journal/(synced|[0-9]{19}\\.log))"
                  .formatted(String.join("|", OF_A_WORKSPACE)));

  public Manifest {
    workspaces = List.copyOf(workspaces);
    files = List.copyOf(files);
  }

  /**
   * A workspace in a backup.
   *
   * @param end sequences that its journal holds
   */
  public record Held(String id, String name, long end) {}

  /** A file in a backup. */
  record FileEntry(String name, long bytes, int crc32c) {
    FileEntry {
      if (!FILE.matcher(name).matches()) {
        throw new IllegalArgumentException("a backup holds no file " + name);
      }
    }
  }

  /** All bytes of its files. */
  public long bytes() {
    return files.stream().mapToLong(FileEntry::bytes).sum();
  }

  byte[] toJson() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("backup", FORMAT).put("made", made.toString());
    for (Held held : workspaces) {
      json.withArray("workspaces")
          .addObject()
          .put("id", held.id())
          .put("name", held.name())
          .put("end", held.end());
    }
    for (FileEntry file : files) {
      json.withArray("files")
          .addObject()
          .put("name", file.name())
          .put("bytes", file.bytes())
          .put("crc32c", Integer.toHexString(file.crc32c()));
    }
    return (json.toPrettyString() + "\n").getBytes(UTF_8);
  }

  /**
   * Reads a backup's manifest.
   *
   * @throws DataException if the folder is no complete backup
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw new DataException(
          folder
              + " is no complete backup: it has no "
              + NAME
              + ", which is written last. Take another backup.");
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
      if (json.path("backup").asInt() > FORMAT) {
        throw new DataException(
            folder + " was written by a newer version of Fullfunnel; restore it with that one.");
      }
      List<Held> workspaces = new ArrayList<>();
      for (JsonNode held : json.path("workspaces")) {
        workspaces.add(
            new Held(
                held.required("id").asString(),
                held.required("name").asString(),
                held.required("end").asLong()));
      }
      List<FileEntry> files = new ArrayList<>();
      for (JsonNode entry : json.path("files")) {
        files.add(
            new FileEntry(
                entry.required("name").asString(),
                entry.required("bytes").asLong(),
                Integer.parseUnsignedInt(entry.required("crc32c").asString(), 16)));
      }
      return new Manifest(Instant.parse(json.required("made").asString()), workspaces, files);
    } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
      throw new DataException(file + " is not as it was written. Take another backup.", e);
    }
  }
}
