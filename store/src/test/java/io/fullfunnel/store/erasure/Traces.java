package io.fullfunnel.store.erasure;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.store.arrivals.Arrived;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.person.PersonPages;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.workspace.Consenting;
import io.fullfunnel.store.workspace.StrandName;
import io.fullfunnel.store.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The probe: looks for a person in every file and through every reader. */
final class Traces {
  private final List<String> texts;
  private final List<String> ids;
  private final Set<Long> hashes = new TreeSet<>();

  /**
   * @param ids what the person is known by
   * @param texts what only the person said
   */
  Traces(List<String> ids, List<String> texts) {
    this.ids = ids;
    this.texts = Stream.concat(ids.stream(), texts.stream()).toList();
  }

  /** Learns by which hashes files know the person. */
  void learn(Workspace workspace) throws IOException {
    hashes.addAll(
        workspace.askPeople(people -> {
          List<Long> known = new ArrayList<>();
          for (String id : ids) {
            for (People.Kind kind : People.Kind.values()) {
              int strand = people.find(kind, id);
              if (strand >= 0) {
                known.add(StrandName.of(people, strand).high());
              }
            }
          }
          return known;
        }));
  }

  /** The files, by their names below a folder, that hold any of it in any form. */
  Set<String> raw(Path folder) throws IOException {
    List<byte[]> wanted = new ArrayList<>();
    for (String text : texts) {
      byte[] plain = text.getBytes(UTF_8);
      wanted.addAll(List.of(plain, text.getBytes(UTF_16LE), text.getBytes(UTF_16BE)));
      wanted.add(Base64.getEncoder().withoutPadding().encode(plain));
    }
    for (long hash : hashes) {
      wanted.add(ByteBuffer.allocate(8).putLong(hash).array());
      wanted.add(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(hash).array());
    }
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(file);
        String name = folder.relativize(file).toString();
        if (content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b) {
          content = new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes();
        }
        String all = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
        for (byte[] each : wanted) {
          if (all.contains(new String(each, java.nio.charset.StandardCharsets.ISO_8859_1))) {
            found.add(name);
          }
        }
      }
    }
    return found;
  }

  private boolean in(String text) {
    return texts.stream().anyMatch(text::contains)
        || hashes.stream().anyMatch(hash -> text.contains(HexFormat.of().toHexDigits(hash)));
  }

  /** The readers that find any of it. */
  Set<String> read(Workspace workspace, Path scratch) throws IOException {
    Set<String> found = new TreeSet<>();
    try (EventLog.Cursor cursor = workspace.journal().read(0)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (in(new String(entry.body(), UTF_8))) {
          found.add(entry.kind() == EventLog.Kind.EVENTS ? "journal" : "journal " + entry.kind());
        }
        if (entry.kind() == EventLog.Kind.EVENTS) {
          BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
          while (batch.next()) {
            if (in(new String(batch.bytes(), batch.offset(), batch.length(), UTF_8))) {
              found.add("batch");
            }
          }
        }
      }
    }
    workspace.ask(table -> {
      table.forEach(event -> {
        if (in(event.toString() + String.join(" ", given(event.given())))) {
          found.add("table");
        }
      });
      return 0;
    });
    for (Target target : Target.values()) {
      Path file = scratch.resolve(target.name() + ".ndjson");
      workspace.export(target, file, true);
      if (in(Files.readString(file))) {
        found.add("export " + target.word());
      }
      Files.delete(file);
    }
    for (Shard shard : workspace.snapshot().shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE, person -> !hashes.contains(person.person()) || found.add("shards"));
    }
    beside(workspace, found);
    PersonPages pages = new PersonPages(workspace);
    for (String id : ids) {
      if (pages.find(id).isPresent()) {
        found.add("page");
      }
      for (People.Kind kind : People.Kind.values()) {
        if (workspace.<Integer>askPeople(people -> people.find(kind, id)) >= 0) {
          found.add("people");
        }
      }
    }
    return found;
  }

  /** What is read only when it is asked for. */
  private void beside(Workspace workspace, Set<String> found) throws IOException {
    for (Arrived each : workspace.arrivals().latest()) {
      if (in(new String(each.message(), UTF_8))) {
        found.add("arrivals");
      }
    }
    for (String purpose : List.of("analytics", "marketing")) {
      for (long person : new Consenting(workspace).states(purpose).keySet()) {
        if (hashes.contains(person)) {
          found.add("consents");
        }
      }
    }
  }

  private static List<String> given(@org.jspecify.annotations.Nullable String[] given) {
    List<String> texts = new ArrayList<>();
    for (String each : given) {
      texts.add(String.valueOf(each));
    }
    return texts;
  }

  /** Whether SQL finds any of it in a closed event table. */
  boolean sql(Path database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + database.toAbsolutePath());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT all_of_it::VARCHAR FROM event AS all_of_it")) {
      boolean found = false;
      while (rows.next()) {
        found |= in(String.valueOf(rows.getString(1)));
      }
      return found;
    }
  }
}
