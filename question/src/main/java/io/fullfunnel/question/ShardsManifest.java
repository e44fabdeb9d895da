package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.stored.DamagedFileException;
import io.fullfunnel.engine.stored.StoredRows;
import io.fullfunnel.store.table.IdLives;
import io.fullfunnel.store.table.KeyNames;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Joining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code snapshot.json}: what a snapshot was made of, and what belongs to it. */
record ShardsManifest(JsonNode json) {
  static final String FILE = "snapshot.json";

  /** The form of a snapshot's files. */
  static final int FORMAT = 1;

  /** All sets of flags by which a question leaves events out. */
  static final int SIFTINGS = (StoredRows.BOT | StoredRows.INTERNAL) + 1;

  private static final String CHECK = "check";

  /** Writes it, with a checksum over all of it. */
  static void write(Path folder, ObjectNode json) throws IOException {
    json.put(CHECK, crc(json));
    Files.writeString(
        folder.resolve(FILE),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  /**
   * Reads it.
   *
   * @throws DamagedFileException if it is not what was written
   */
  static ShardsManifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      throw new IOException(
          folder
              + " has no snapshot.json, so it is no snapshot; \"export events --layout shards\""
              + " makes one.",
          none);
    } catch (JacksonException cut) {
      IOException damaged = new DamagedFileException(file.toString(), "it is no whole JSON");
      damaged.initCause(cut);
      throw damaged;
    }
    if (!(json instanceof ObjectNode object) || !object.path(CHECK).isIntegralNumber()) {
      throw new DamagedFileException(file.toString(), "it is no snapshot's");
    }
    long check = object.path(CHECK).longValue();
    object.remove(CHECK);
    if (check != crc(object)) {
      throw new DamagedFileException(file.toString(), "its checksum is wrong");
    }
    if (object.path("format").intValue() != FORMAT) {
      throw new IOException(
          folder
              + " was written by another version of this program (format "
              + object.path("format").intValue()
              + "); export it again.");
    }
    return new ShardsManifest(object);
  }

  private static long crc(JsonNode json) {
    CRC32C crc = new CRC32C();
    crc.update(json.toString().getBytes(UTF_8));
    return crc.getValue();
  }

  long id() {
    return Long.parseUnsignedLong(json.path("id").stringValue(), 16);
  }

  String text(String field) {
    return json.path(field).stringValue();
  }

  long number(String field) {
    return json.path(field).longValue();
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    json.path(field).forEach(text -> texts.add(text.stringValue()));
    return texts;
  }

  /** A column; its place in the list is its number. */
  record StoredColumn(String key, long values) {}

  List<StoredColumn> columns() {
    List<StoredColumn> columns = new ArrayList<>();
    for (JsonNode column : json.path("columns")) {
      columns.add(
          new StoredColumn(column.path("key").stringValue(), column.path("values").longValue()));
    }
    return columns;
  }

  /** Names of properties and traits that occur, whether or not they are held. */
  KeyNames known() {
    return new KeyNames(texts("knownProperties"), texts("knownTraits"));
  }

  /** People of each shard. */
  List<Integer> shards() {
    List<Integer> people = new ArrayList<>();
    json.path("shards").forEach(shard -> people.add(shard.path("people").intValue()));
    return people;
  }

  /** How many events each name has, when so much is left out. */
  long[] counts(int leftOut) {
    JsonNode counts = json.path("sifted").path(leftOut).path("counts");
    long[] all = new long[counts.size()];
    for (int id = 0; id < all.length; id++) {
      all[id] = counts.path(id).longValue();
    }
    return all;
  }

  Data.Basis basis(int leftOut) {
    JsonNode of = json.path("sifted").path(leftOut).path("basis");
    return new Data.Basis(
        of.path("events").longValue(),
        of.path("people").longValue(),
        of.path("bots").longValue(),
        of.path("internal").longValue(),
        of.path("withoutPerson").longValue(),
        of.path("from").longValue(),
        of.path("to").longValue());
  }

  static ObjectNode json(Data.Basis basis) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("events", basis.events()).put("people", basis.people());
    json.put("bots", basis.bots()).put("internal", basis.internal());
    json.put("withoutPerson", basis.withoutPerson());
    return json.put("from", basis.fromMillis()).put("to", basis.toMillis());
  }

  Map<String, String> defined(Definitions.Kind kind) {
    Map<String, String> defined = new LinkedHashMap<>();
    json.path("definitions")
        .path(word(kind))
        .properties()
        .forEach(one -> defined.put(one.getKey(), one.getValue().stringValue()));
    return defined;
  }

  static String word(Definitions.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  Joining joining() {
    JsonNode of = json.path("joining");
    List<IdLives.Browser> browsers = new ArrayList<>();
    for (JsonNode browser : of.path("browsers")) {
      browsers.add(
          new IdLives.Browser(
              browser.path("browser").stringValue(null),
              browser.path("ids").longValue(),
              browser.path("young").longValue()));
    }
    return new Joining(of.path("people").longValue(), of.path("unjoinable").longValue(), browsers);
  }

  static ObjectNode json(Joining joining) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("people", joining.people()).put("unjoinable", joining.unjoinable());
    var browsers = json.putArray("browsers");
    for (IdLives.Browser browser : joining.browsers()) {
      @Nullable String name = browser.browser();
      browsers
          .addObject()
          .put("browser", name)
          .put("ids", browser.ids())
          .put("young", browser.young());
    }
    return json;
  }

  /** Checks a file of the snapshot by what was noted of it. */
  void check(Path file) throws IOException {
    JsonNode of = json.path("files").path(String.valueOf(file.getFileName()));
    if (!Files.exists(file)) {
      throw new DamagedFileException(file.toString(), "it is missing");
    }
    if (Files.size(file) != of.path("bytes").longValue()
        || crc(file) != of.path("crc").longValue()) {
      throw new DamagedFileException(file.toString(), "its bytes are not those that were written");
    }
  }

  static ObjectNode noted(Path file) throws IOException {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    return json.put("bytes", Files.size(file)).put("crc", crc(file));
  }

  private static long crc(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return crc.getValue();
  }
}
