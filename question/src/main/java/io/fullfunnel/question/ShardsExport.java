package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.stored.FileKey;
import io.fullfunnel.engine.stored.StoredColumn;
import io.fullfunnel.engine.stored.StoredRows;
import io.fullfunnel.store.table.IdsFile;
import io.fullfunnel.store.table.KeyNames;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.TextLists;
import io.fullfunnel.store.table.WithoutPerson;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.traffic.TrafficColumns;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Workspace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a workspace as it stands as a snapshot: a folder for each shard, {@code
 * dictionary.parquet}, {@code ids.parquet}, and {@code snapshot.json} last.
 */
public final class ShardsExport {
  static final String DICTIONARY = "dictionary.parquet";
  static final String IDS = "ids.parquet";
  static final String EVENTS = "event";
  static final String CONSENTS = "consent ";

  private final Workspace workspace;
  private final WorkspaceData data;
  private final Snapshot snapshot;
  private final TrafficColumns flags;
  private final ShardPieces pieces;
  private final WithoutPerson nobody;
  private final Path folder;
  private final Spool spool;
  private final long id = new SplittableRandom().nextLong();
  private final List<ShardsManifest.StoredColumn> columns = new ArrayList<>();

  /**
   * What is wanted.
   *
   * @param properties to be held beside those that are held anyway, as questions name them
   * @param rows of a shard, at most, if a single person does not have more
   */
  public record Asked(List<String> properties, int rows) {
    /** Rows of a shard where nobody says how many. */
    public static final int ROWS = 1_000_000;

    public Asked {
      properties = List.copyOf(properties);
    }
  }

  /** What was written. */
  public record Written(int shards, long events, long people, int columns, long position) {}

  private ShardsExport(Workspace workspace, Asked asked, Path folder, Spool spool)
      throws IOException {
    this.workspace = workspace;
    this.data = WorkspaceData.of(workspace);
    this.snapshot = data.snapshot();
    this.flags = snapshot.traffic(workspace.traffic().current());
    this.pieces = new ShardPieces(snapshot.columnShards(), asked.rows());
    this.nobody = workspace.ask(snapshot, table -> WithoutPerson.of(table, snapshot.position()));
    this.folder = folder;
    this.spool = spool;
  }

  /**
   * Writes a snapshot into an empty folder.
   *
   * @throws IOException if it cannot be written; the folder then holds no snapshot.json
   */
  public static Written write(Workspace workspace, Asked asked, Path folder) throws IOException {
    Path spooled = folder.resolve("dictionary.spool");
    try {
      Written written;
      ObjectNode manifest;
      try (Spool spool = new Spool(Files.newBufferedWriter(spooled))) {
        ShardsExport export = new ShardsExport(workspace, asked, folder, spool);
        KeyNames known = workspace.ask(export.snapshot, KeyNames::of);
        export.rows();
        export.columns(ShardColumns.own(known, asked.properties()));
        manifest = export.manifest(known);
        Data.Basis basis = export.data.basis();
        written =
            new Written(
                export.pieces.all().size(),
                basis.events(),
                basis.people(),
                export.columns.size(),
                export.snapshot.position());
      }
      // beside all asking of the workspace: only one such file is written at a time in a process
      Spool.unwind(spooled, folder.resolve(DICTIONARY));
      ObjectNode files = manifest.putObject("files");
      for (String file : List.of(DICTIONARY, IDS)) {
        files.set(file, ShardsManifest.noted(folder.resolve(file)));
      }
      ShardsManifest.write(folder, manifest);
      return written;
    } finally {
      Files.deleteIfExists(spooled);
    }
  }

  private void rows() throws IOException {
    for (int shard = 0; shard < pieces.all().size(); shard++) {
      ShardPieces.Piece piece = pieces.all().get(shard);
      Files.createDirectories(folder.resolve(FileKey.folder(shard)));
      FileKey key = new FileKey(id, shard, FileKey.ROWS);
      StoredRows rows = pieces.rows(piece, flags.shards().get(piece.source()));
      write(key, out -> rows.write(out, key));
    }
    List<String> names = new ArrayList<>();
    for (int event = 0; event < snapshot.events(); event++) {
      names.add(snapshot.eventName(event));
    }
    nobodysRows(names);
    spool.list(EVENTS, names.stream().map(name -> ValueJson.write(new Value.Text(name))).toList());
    workspace.ask(
        snapshot,
        table -> {
          IdsFile.write(table, snapshot.position(), folder.resolve(IDS));
          return id;
        });
  }

  /** Nobody's events stand in a shard of their own; names that only they have come last. */
  private void nobodysRows(List<String> names) throws IOException {
    Map<String, Integer> ids = new HashMap<>();
    for (int event = Dictionary.FIRST_EVENT; event < names.size(); event++) {
      ids.put(names.get(event), event);
    }
    int size = nobody.rows().size();
    long[] times = new long[size];
    int[] events = new int[size];
    long[] sequences = new long[size];
    byte[] signs = new byte[size];
    for (int i = 0; i < size; i++) {
      WithoutPerson.Row row = nobody.rows().get(i);
      times[i] = row.timeMillis();
      sequences[i] = row.sequence();
      signs[i] = ShardPieces.flags(flags.ofNobody(row.sequence()));
      Integer known = ids.putIfAbsent(row.event(), names.size());
      events[i] = known == null ? names.size() : known;
      if (known == null) {
        names.add(row.event());
      }
    }
    Columns rows = Columns.of(times, events, sequences, size);
    long[] persons = {Figures.NOBODY};
    Files.createDirectories(folder.resolve(FileKey.folder(FileKey.NOBODY)));
    FileKey key = new FileKey(id, FileKey.NOBODY, FileKey.ROWS);
    StoredRows stored = new StoredRows(rows, persons, new int[] {0, size}, signs);
    write(key, out -> stored.write(out, key));
  }

  private void columns(Iterable<String> own) throws IOException {
    for (String name : ShardColumns.derived()) {
      derived(name, name, data.dataset().dictionary().column(name));
    }
    for (String rules : Fields.CHANNELS) {
      Dictionary by = data.under(rules).dataset().dictionary();
      for (String name : ShardColumns.byRules()) {
        derived(ShardColumns.key(name, rules), name, by.column(name));
      }
    }
    Dictionary dictionary = data.dataset().dictionary();
    derived(ShardColumns.ACCOUNT, "account", dictionary.accounts());
    derived(ShardColumns.DEVICE, "anonymousId", dictionary.devices());
    for (String name : ShardColumns.given()) {
      read(name);
    }
    for (String key : own) {
      read(key);
    }
  }

  /** A column of the people's snapshot, with nobody's values of that name behind it. */
  private void derived(String key, String name, Column column) throws IOException {
    List<ColumnShard> shards = snapshot.columnShards();
    LongUnaryOperator ofNobody = sequence -> Dictionary.ABSENT;
    if (!nobody.rows().isEmpty() && !column.values().isEmpty() && !name.equals("visit")) {
      Map<Value, Integer> codes = new HashMap<>();
      column.values().forEach(value -> codes.put(value, codes.size()));
      PropertyCodes read = data.read(name);
      ofNobody =
          sequence -> {
            int code = read.code(sequence);
            return code == Dictionary.ABSENT
                ? code
                : codes.getOrDefault(read.values().get(code), Dictionary.ABSENT);
          };
    }
    write(
        key,
        column.values(),
        (source, row) -> shards.get(source).columns().code(column.id(), row),
        ofNobody);
  }

  /** A column out of the event table, which no memory keeps. */
  private void read(String key) throws IOException {
    PropertyCodes codes = workspace.ask(snapshot, table -> table.read(key));
    List<ColumnShard> shards = snapshot.columnShards();
    write(
        key,
        codes.values(),
        (source, row) -> codes.code(shards.get(source).columns().sequence(row)),
        codes::code);
  }

  private void write(
      String key, List<Value> values, ShardPieces.Coded coded, LongUnaryOperator ofNobody)
      throws IOException {
    int column = columns.size();
    columns.add(new ShardsManifest.StoredColumn(key, values.size()));
    if (values.isEmpty()) {
      return;
    }
    spool.list(key, values.stream().map(ValueJson::write).toList());
    for (int shard = 0; shard < pieces.all().size(); shard++) {
      Codes codes = ShardPieces.codes(pieces.all().get(shard), coded, values.size());
      write(new FileKey(id, shard, column), codes);
    }
    Codes nobodys = Codes.absent(nobody.rows().size(), values.size());
    for (int i = 0; i < nobodys.rows(); i++) {
      nobodys.set(i, (int) ofNobody.applyAsLong(nobody.rows().get(i).sequence()));
    }
    write(new FileKey(id, FileKey.NOBODY, column), nobodys);
  }

  private void write(FileKey key, Codes codes) throws IOException {
    write(key, out -> StoredColumn.write(out, key, codes));
  }

  /** What stands in a file. */
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private void write(FileKey key, Content content) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(key.name())), 1 << 16)) {
      content.write(out);
    }
  }

  private ObjectNode manifest(KeyNames known) throws IOException {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("format", ShardsManifest.FORMAT).put("id", Long.toHexString(id));
    json.put("workspace", workspace.settings().name());
    json.put("position", snapshot.position());
    json.put("asOf", Calendar.iso(data.newestMillis())).put("newest", data.newestMillis());
    json.put("zone", data.zone().getId()).put("weekStart", data.weekStart().name());
    json.put("currency", data.currency()).put("visitPause", data.visitPauseMillis());
    json.put("identity", workspace.settings().guards().text());
    ObjectNode rules = json.putObject("rules");
    rules.put("channels", workspace.channels().current().id());
    rules.put("traffic", workspace.traffic().current().json().toString());
    ObjectNode definitions = json.putObject("definitions");
    for (Definitions.Kind kind : Definitions.Kind.values()) {
      ObjectNode names = definitions.putObject(ShardsManifest.word(kind));
      data.defined(kind).forEach(names::put);
    }
    texts(json.putArray("properties"), data.properties());
    texts(json.putArray("traits"), data.traits());
    texts(json.putArray("knownProperties"), known.properties());
    texts(json.putArray("knownTraits"), known.traits());
    texts(json.putArray("purposes"), data.purposes());
    for (String purpose : data.purposes()) {
      Map<String, String> states = new LinkedHashMap<>();
      data.consents(purpose)
          .forEach((person, state) -> states.put(Long.toHexString(person), state.name()));
      spool.list(
          CONSENTS + purpose,
          states.entrySet().stream()
              .map(state -> state.getKey() + " " + state.getValue())
              .toList());
    }
    json.set("joining", ShardsManifest.json(data.joining()));
    ArrayNode held = json.putArray("columns");
    columns.forEach(one -> held.addObject().put("key", one.key()).put("values", one.values()));
    ArrayNode shards = json.putArray("shards");
    for (ShardPieces.Piece piece : pieces.all()) {
      shards.addObject().put("people", piece.persons().length).put("rows", piece.rows());
    }
    sifted(json.putArray("sifted"));
    return json;
  }

  private void sifted(ArrayNode all) {
    for (int leftOut = 0; leftOut < ShardsManifest.SIFTINGS; leftOut++) {
      WorkspaceData left =
          data.without((leftOut & StoredRows.BOT) != 0, (leftOut & StoredRows.INTERNAL) != 0);
      ObjectNode json = all.addObject();
      json.set("basis", ShardsManifest.json(left.basis()));
      ArrayNode counts = json.putArray("counts");
      Dictionary dictionary = left.dataset().dictionary();
      for (int event = 0; event < dictionary.events(); event++) {
        counts.add(dictionary.eventCount(event));
      }
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  /** Lists on their way into the dictionary, one text a line behind the name of its list. */
  private record Spool(Writer out) implements AutoCloseable {
    private static final String NEXT = "\n";

    /** The texts are ASCII on one line each. */
    void list(String name, List<String> texts) throws IOException {
      out.write(ValueJson.write(new Value.Text(name)) + NEXT + texts.size() + NEXT);
      for (String text : texts) {
        out.write(text);
        out.write(NEXT);
      }
    }

    static void unwind(Path spooled, Path dictionary) throws IOException {
      try (var lines = Files.newBufferedReader(spooled, UTF_8);
          TextLists.Writer lists = new TextLists.Writer(dictionary)) {
        for (String name = lines.readLine(); name != null; name = lines.readLine()) {
          int size = Integer.parseInt(lines.readLine());
          List<String> texts = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            texts.add(lines.readLine());
          }
          lists.write(ValueJson.read(name).asKey(), texts);
        }
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
