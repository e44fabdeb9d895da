package io.fullfunnel.store.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.person.PersonDecisions;
import io.fullfunnel.store.person.PersonErased;
import io.fullfunnel.store.person.PersonErasure;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A shop in which Victor is in every corner, among forty others. */
final class Shop implements Closeable {
  static final List<String> IDS =
      List.of("victor-77", "dev-victor-1", "dev-victor-2", "dev-victor-3", "victor@mail.example");
  static final List<String> WORDS =
      List.of("Victor Nowak", "note-of-victor", "msg-victor-", "campaign-for-victor");
  static final long T = 1_767_323_045_000L;

  /** Small, so that there are several segments. */
  private static final long SEGMENT = 3_000;

  final DataDirectory data;
  final OpenWorkspaces open;
  final Workspace workspace;
  private final Path files;

  Shop(Path folder) throws IOException {
    this.files = Files.createDirectories(folder.resolve("files"));
    this.data = DataDirectory.open(folder.resolve("data"));
    this.open = new OpenWorkspaces(new Workspaces(data, SEGMENT));
    this.open.findOrCreate("shop");
    this.workspace = open.with("shop", it -> it);
  }

  static Traces traces() {
    return new Traces(IDS, WORDS);
  }

  /** The folder of its only workspace. */
  Path place() {
    return data.workspaces().resolve(workspace.settings().id());
  }

  void send(List<String> messages) throws IOException {
    workspace.append("http", messages.stream().map(each -> each.getBytes(UTF_8)).toList());
  }

  static String track(int second, String ids, String rest) {
    return "{\"type\":\"track\",\"event\":\"view\",%s,\"time\":%d%s}"
        .formatted(ids, T + second * 1000L, rest);
  }

  static String visit(int second, String user, String device, String more) {
    return track(
        second,
        "\"messageId\":\"msg-%s-%d\",\"userId\":\"%s\",\"anonymousId\":\"%s\""
            .formatted(user.replaceAll("-.*", ""), second, user, device),
        more);
  }

  /** So many that a base of shards is built; Victor's device is among them. */
  Shop crowd() throws IOException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 20_500; i++) {
      many.add(track(-i, "\"userId\":\"crowd-%d\"".formatted(i % 500), ""));
      if (many.size() == 4_100) {
        many.set(7, track(-i, "\"anonymousId\":\"dev-victor-1\"", ""));
        send(many);
        many.clear();
      }
    }
    workspace.catchUp();
    return this;
  }

  /** What happened: many batches, small and large, two imports of which one is taken back. */
  Shop fill() throws IOException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String user = "user" + i % 40;
      many.add(visit(i, user + "-x", "dev-" + user, ",\"properties\":{\"amount\":" + i + ".50}"));
      if (i % 60 == 30) {
        many.add(
            visit(i, "victor-77", "dev-victor-1", ",\"properties\":{\"x\":\"note-of-victor\"}"));
      }
      if (many.size() == 90) {
        send(many);
        many.clear();
      }
    }
    send(many);
    send(
        List.of(
            """
            {"type":"identify","userId":"victor-77","anonymousId":"dev-victor-2","time":%d,\
            "traits":{"email":"victor@mail.example","name":"Victor Nowak","consent":{"marketing":true}}}\
            """
                .formatted(T + 500_000)));
    send(List.of(visit(30, "victor-77", "dev-victor-1", ""))); // a duplicate
    send(
        List.of(
            track(
                600,
                "\"anonymousId\":\"dev-victor-3\"",
                ",\"context\":{\"campaign\":{\"name\":\"campaign-for-victor\"}}"),
            "{\"type\":\"group\",\"userId\":\"victor-77\",\"groupId\":\"acme\",\"time\":%d}"
                .formatted(T + 601_000),
            "{\"type\":\"alias\",\"userId\":\"user5-x\",\"previousId\":\"old-5\",\"time\":%d}"
                .formatted(T + 602_000)));
    // others use his device, long after him
    send(List.of(visit(700, "user3-x", "dev-victor-1", ",\"properties\":{\"amount\":1.10}")));
    send(List.of(visit(700, "user3-x", "dev-user3", ""))); // refused: the id was there
    bring("orders.csv", 0);
    bring("mistake.csv", 1_000);
    workspace.undo(2);
    new PersonDecisions(workspace)
        .decide(new PersonDecisions.Wanted("victor-77", "dev-victor-3", true), "anna");
    new PersonDecisions(workspace)
        .decide(new PersonDecisions.Wanted("user1-x", "user2-x", false), "anna");
    workspace.catchUp();
    return this;
  }

  Importing.Report bring(String name, int from) throws IOException {
    StringBuilder rows = new StringBuilder("time,event,userId,note\n");
    for (int i = from; i < from + 50; i++) {
      String user = i % 10 == 4 ? "victor-77" : "user" + i % 40 + "-x";
      rows.append(T + 800_000 + i * 1000L).append(",Order Completed,").append(user);
      rows.append(i % 10 == 4 ? ",note-of-victor\n" : ",n" + i + "\n");
    }
    Path file = files.resolve(name);
    Files.writeString(file, rows);
    return Importing.run(
        workspace, new ImportRequest(file, FileOptions.events(), files, false), ImportWatch.NONE);
  }

  PersonErased erase() throws IOException {
    return new PersonErasure(workspace).erase("victor@mail.example", "anna").orElseThrow();
  }

  /** Everything that answers say of the others: their rows and their events with all there is. */
  List<String> others() throws IOException {
    Set<Long> his = new HashSet<>();
    List<String> events = new ArrayList<>();
    workspace.ask(table -> {
      table.forEach(event -> {
        String id = event.userId() == null ? event.anonymousId() : event.userId();
        if (id != null && IDS.contains(id)) {
          his.add(event.sequence());
        } else {
          events.add(text(event));
        }
      });
      return 0;
    });
    TreeSet<String> people = new TreeSet<>();
    for (Shard shard : workspace.snapshot().shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            StringBuilder text = new StringBuilder(Long.toHexString(person.person()));
            for (int i = 0; i < person.size(); i++) {
              text.append(' ').append(person.sequence(i)).append('@').append(person.timeMillis(i));
            }
            return his.contains(person.sequence(0)) || people.add(text.toString());
          });
    }
    events.addAll(people);
    return events;
  }

  /** An event as text; an id of Victor's is not part of it. */
  private static String text(Event event) {
    String device = event.anonymousId();
    return "%d %s %s %s %s %s %s %d %s %s"
        .formatted(
            event.sequence(),
            event.type(),
            event.messageId(),
            event.userId(),
            device == null || IDS.contains(device) ? "" : device,
            event.previousId(),
            event.name(),
            event.timeMillis(),
            event.properties(),
            Arrays.toString(event.given()));
  }

  @Override
  public void close() throws IOException {
    open.close();
    data.close();
  }
}
