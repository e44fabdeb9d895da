package io.fullfunnel.cli;

import io.fullfunnel.question.ShardsExport;
import io.fullfunnel.store.backup.FileSink;
import io.fullfunnel.store.data.InUseException;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.files.MessageFile;
import io.fullfunnel.store.imports.ImportLedger;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.imports.Imports;
import io.fullfunnel.store.person.PersonChange;
import io.fullfunnel.store.person.PersonDecisions;
import io.fullfunnel.store.person.PersonErased;
import io.fullfunnel.store.person.PersonExport;
import io.fullfunnel.store.person.PersonPage;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Origins;
import io.fullfunnel.store.workspace.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A data directory that a running server holds: everything goes over loopback. */
final class There implements Door {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long LOOK_MILLIS = 100;
  private static final double PARTS = 1_000_000;

  private final ServerLine line;

  private There(ServerLine line) {
    this.line = line;
  }

  static There open(Path data, InUseException held) throws IOException {
    return new There(ServerLine.open(data, held));
  }

  /** The path of a workspace, which is made if it is not there. */
  private String made(String workspace) throws IOException {
    line.send(line.post("/api/v1/command/workspaces/" + ServerLine.encoded(workspace), "{}"));
    return below(workspace);
  }

  private static String below(String workspace) {
    return "/api/v1/workspaces/" + ServerLine.encoded(workspace);
  }

  @Override
  public Answer ask(String workspace, byte[] question, boolean strict, Stop stop)
      throws IOException {
    String id = UUID.randomUUID().toString();
    String json =
        line.sendWatched(
            line.request(made(workspace) + "/ask?strict=" + strict)
                .header("Question-Id", id)
                .POST(BodyPublishers.ofByteArray(question))
                .build(),
            stop,
            "/api/v1/questions/" + id);
    return new Answer(JSON.readTree(json), json);
  }

  @Override
  public Importing.Report bring(String workspace, ImportRequest request, ImportWatch watch)
      throws IOException {
    return run(made(workspace), request, watch);
  }

  @Override
  public Importing.Report rehearse(String workspace, ImportRequest request, ImportWatch watch)
      throws IOException {
    boolean there = workspaces().stream().anyMatch(known -> known.name().equals(workspace));
    return there
        ? run(below(workspace), request, watch)
        : Importing.Report.nothing(
            Imports.dryRun(new ImportLedger(), KeyedHash.passing(), request, watch));
  }

  private Importing.Report run(String path, ImportRequest request, ImportWatch watch)
      throws IOException {
    if (!Files.isRegularFile(request.file())) {
      // a file that cannot be sent is described by whoever tries to read it
      MessageFile.examine(request.file(), request.options(), (done, size) -> {});
    }
    String name = ServerLine.encoded(request.file().toString());
    String upload =
        line.json(
                line.request(path + "/command/uploads?name=" + name)
                    .POST(BodyPublishers.ofFile(request.file()))
                    .build())
            .path("upload")
            .asString();
    JsonNode job = follow(begin(path, upload, request), watch);
    refuse(job.path("problem"));
    Importing.Report report = JSON.treeToValue(job.path("result"), Importing.Report.class);
    return new Importing.Report(
        mine(report.result(), request, path),
        report.stored(),
        report.duplicate(),
        report.erased(),
        report.people());
  }

  private JsonNode begin(String path, String upload, ImportRequest request) throws IOException {
    WireOptions options = WireOptions.of(request.options());
    String body = JSON.writeValueAsString(new Wanted(upload, options, request.dryRun()));
    return line.json(line.post(path + "/command/imports", body));
  }

  /** What the server is to import. */
  private record Wanted(String upload, WireOptions options, boolean dryRun) {}

  private JsonNode follow(JsonNode begun, ImportWatch watch) throws IOException {
    String path = "/api/v1/jobs/" + begun.path("job").asString();
    JsonNode job = begun;
    boolean stopped = false;
    while (job.path("state").asString().equals("running")) {
      if (watch.cancelled() && !stopped) {
        stopped = true;
        line.send(line.request(path).DELETE().build());
      }
      job = line.json(line.request(path + "?wait=" + LOOK_MILLIS).GET().build());
      JsonNode at = job.path("progress");
      if (at.path("share").isNumber()) {
        watch.imported(
            at.path("rows").asLong(), (long) (at.path("share").asDouble() * PARTS), (long) PARTS);
      }
    }
    return job;
  }

  private static void refuse(JsonNode problem) throws IOException {
    if (problem.isObject()) {
      throw ServerLine.failure(problem);
    }
  }

  /** The same result with this side's paths, and the refused rows written on this side. */
  private ImportResult mine(ImportResult result, ImportRequest request, String path)
      throws IOException {
    Path refused = null;
    boolean rows = result.outcome() == ImportResult.Outcome.FINISHED && result.refused() > 0;
    if (rows) {
      String name = request.file().getFileName() + ".refused.ndjson";
      refused = request.refusedDirectory().resolve(name);
      Path part = request.refusedDirectory().resolve(name + ".part");
      String from = path + "/imports/" + result.importNumber() + "/refused";
      try (InputStream in = line.stream(line.request(from).GET().build()).body()) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, refused, StandardCopyOption.REPLACE_EXISTING);
    }
    return new ImportResult(
        result.outcome(),
        result.importNumber(),
        request.file(),
        result.rows(),
        result.messages(),
        result.refused(),
        result.refusedAs(),
        refused,
        result.withoutPerson(),
        result.from(),
        result.to(),
        result.replacedSurrogates(),
        result.millis(),
        result.firstMessages(),
        result.firstRefused());
  }

  @Override
  public List<ImportRecord> imports(String workspace) throws IOException {
    return list(line.json(get(made(workspace) + "/command/imports")), ImportRecord.class);
  }

  @Override
  public ImportRecord undo(String workspace, long number) throws IOException {
    String path = made(workspace) + "/command/imports/" + number;
    return JSON.treeToValue(line.json(line.request(path).DELETE().build()), ImportRecord.class);
  }

  @Override
  public List<String> earlyDeals(String workspace) throws IOException {
    return list(line.json(get(made(workspace) + "/command/early-deals")), String.class);
  }

  @Override
  public long export(String workspace, Target target, Path to, boolean overwrite)
      throws IOException {
    String format = Target.format(to, overwrite);
    String path = made(workspace) + "/export?what=" + target.word() + "&format=" + format;
    var answer = line.stream(get(path));
    PartFile.write(
        to,
        out -> {
          try (InputStream in = answer.body()) {
            in.transferTo(out);
          }
          return true;
        });
    return answer.headers().firstValueAsLong("Rows").orElseThrow();
  }

  @Override
  public ShardsExport.Written exportShards(String workspace, ShardsExport.Asked asked, Path to)
      throws IOException {
    String body = JSON.writeValueAsString(asked);
    var answer = line.stream(line.post(made(workspace) + "/command/shards", body));
    try (ZipInputStream zip = new ZipInputStream(answer.body())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = to.resolve(entry.getName()).normalize();
        if (!file.startsWith(to)) {
          throw new IOException("The server sent a file outside of the folder: " + entry.getName());
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.copy(zip, file);
      }
    }
    String written = answer.headers().firstValue("Written").orElseThrow();
    return JSON.readValue(written, ShardsExport.Written.class);
  }

  @Override
  public Check check(String workspace) throws IOException {
    JsonNode check = line.json(line.post(made(workspace) + "/command/check", "{}"));
    return JSON.treeToValue(check, Check.class);
  }

  @Override
  public List<Settings> workspaces() throws IOException {
    return list(line.json(get("/api/v1/command/workspaces")), Settings.class);
  }

  @Override
  public Settings create(String workspace) throws IOException {
    String path = "/api/v1/command/workspaces?new=" + ServerLine.encoded(workspace);
    return JSON.treeToValue(line.json(line.post(path, "{}")), Settings.class);
  }

  @Override
  public void delete(String workspace) throws IOException {
    if (!line.exists(line.request(below(workspace)).DELETE().build())) {
      throw new IOException("There is no workspace \"" + workspace + "\".");
    }
  }

  @Override
  public List<Keys.Key> keys(String workspace) throws IOException {
    List<Keys.Key> keys = new ArrayList<>();
    for (JsonNode key : line.json(get(made(workspace) + "/keys"))) {
      keys.add(key(key));
    }
    return keys;
  }

  @Override
  public Keys.Made createKey(String workspace, Keys.Scope scope, Origins origins)
      throws IOException {
    ObjectNode body = pages(origins).put("scope", scope.word());
    JsonNode made = line.json(line.post(made(workspace) + "/keys", body.toString()));
    return new Keys.Made(key(made), made.path("key").asString());
  }

  @Override
  public boolean bindKey(String workspace, String id, Origins origins) throws IOException {
    String path = made(workspace) + "/keys/" + ServerLine.encoded(id) + "/origins";
    return line.exists(
        line.request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(pages(origins).toString()))
            .build());
  }

  private static ObjectNode pages(Origins origins) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    origins.list().forEach(body.putArray("origins")::add);
    return body;
  }

  private static Keys.Key key(JsonNode key) {
    return new Keys.Key(
        key.path("id").asString(),
        Keys.Scope.valueOf(key.path("scope").asString().toUpperCase(Locale.ROOT)),
        Instant.parse(key.path("created").asString()),
        instant(key.path("lastUsed")),
        instant(key.path("revoked")),
        new Origins(key.path("origins").valueStream().map(JsonNode::asString).toList()));
  }

  private static @Nullable Instant instant(JsonNode text) {
    return text.isString() ? Instant.parse(text.stringValue()) : null;
  }

  @Override
  public boolean revokeKey(String workspace, String id) throws IOException {
    String path = made(workspace) + "/keys/" + ServerLine.encoded(id);
    return line.exists(line.request(path).DELETE().build());
  }

  @Override
  public JsonNode defined(String workspace, String kind) throws IOException {
    return line.json(get(made(workspace) + "/" + kind));
  }

  @Override
  public JsonNode meanings(String workspace, String kind, String name) throws IOException {
    String path = made(workspace) + "/" + kind + "/" + ServerLine.encoded(name) + "/versions";
    return line.json(get(path));
  }

  @Override
  public List<String> define(String workspace, String kind, String name, byte[] meaning)
      throws IOException {
    String path = made(workspace) + "/" + kind + "/" + ServerLine.encoded(name);
    return notes(line.request(path).PUT(BodyPublishers.ofByteArray(meaning)).build());
  }

  @Override
  public List<String> checkDefinition(String workspace, String kind, byte[] meaning)
      throws IOException {
    String path = made(workspace) + "/" + kind + "/check";
    return notes(line.request(path).POST(BodyPublishers.ofByteArray(meaning)).build());
  }

  private List<String> notes(HttpRequest request) throws IOException {
    List<String> notes = new ArrayList<>();
    for (JsonNode note : line.json(request).path("notes")) {
      notes.add(note.asString());
    }
    return notes;
  }

  @Override
  public void undefine(String workspace, String kind, String name) throws IOException {
    String path = made(workspace) + "/" + kind + "/" + ServerLine.encoded(name);
    line.send(line.request(path).DELETE().build());
  }

  @Override
  public Optional<PersonPage> person(String workspace, String id) throws IOException {
    String path = made(workspace) + "/command/person?id=" + ServerLine.encoded(id);
    JsonNode page = line.found(get(path));
    return page == null ? Optional.empty() : Optional.of(JSON.treeToValue(page, PersonPage.class));
  }

  @Override
  public Optional<JsonNode> timeline(String workspace, String id, int most) throws IOException {
    String query = "/person/timeline?id=" + ServerLine.encoded(id) + "&limit=" + most;
    return Optional.ofNullable(line.found(get(made(workspace) + query)));
  }

  @Override
  public PersonChange decide(String workspace, PersonDecisions.Wanted wanted, boolean preview)
      throws IOException {
    String body =
        JSON.writeValueAsString(
            new Deciding(wanted.one(), wanted.other(), wanted.together(), preview));
    JsonNode change = line.json(line.post(made(workspace) + "/command/person", body));
    return JSON.treeToValue(change, PersonChange.class);
  }

  /** What the server is to decide. */
  private record Deciding(String one, String other, boolean together, boolean preview) {}

  @Override
  public List<PersonPage.Aside> setAside(String workspace, int most) throws IOException {
    String path = made(workspace) + "/command/set-aside?limit=" + most;
    return list(line.json(get(path)), PersonPage.Aside.class);
  }

  @Override
  public Optional<PersonErased> erase(String workspace, String id, boolean preview)
      throws IOException {
    String path =
        made(workspace)
            + "/command/person/erasure?id="
            + ServerLine.encoded(id)
            + "&preview="
            + preview;
    JsonNode person = line.found(line.post(path, "{}"));
    return person == null
        ? Optional.empty()
        : Optional.of(JSON.treeToValue(person, PersonErased.class));
  }

  @Override
  public boolean exportPerson(String workspace, String id, PersonExport.Format format, Path to)
      throws IOException {
    if (person(workspace, id).isEmpty()) {
      return false;
    }
    String query = "?id=" + ServerLine.encoded(id) + "&format=" + format.word();
    var answer = line.stream(get(made(workspace) + "/person/export" + query));
    return PartFile.write(
        to,
        out -> {
          try (InputStream in = answer.body()) {
            in.transferTo(out);
          }
          return true;
        });
  }

  @Override
  public JsonNode failed(String workspace, FailedWork work, ObjectNode with) throws IOException {
    return json(made(workspace) + work.path(with), work.method(), with);
  }

  @Override
  public JsonNode rules(String workspace, RulesWork.Of of, RulesWork work, ObjectNode with)
      throws IOException {
    return json(made(workspace) + of.path() + work.path(), work.method(), with);
  }

  @Override
  public JsonNode links(String workspace, LinkWork work, String id, ObjectNode with)
      throws IOException {
    String one = id.isEmpty() ? "" : "/" + ServerLine.encoded(id);
    return json(made(workspace) + "/links" + one, work.method(), with);
  }

  private JsonNode json(String path, String method, ObjectNode with) throws IOException {
    boolean bare = method.equals("GET") || method.equals("DELETE");
    return line.json(
        line.request(path)
            .header("Content-Type", "application/json")
            .method(
                method, bare ? BodyPublishers.noBody() : BodyPublishers.ofString(with.toString()))
            .build());
  }

  @Override
  public JsonNode webhooks(String workspace, WebhooksWork work, String id, ObjectNode with)
      throws IOException {
    boolean bare = work == WebhooksWork.LIST || work == WebhooksWork.REMOVE;
    return line.json(
        line.request(made(workspace) + work.path(id))
            .header("Content-Type", "application/json")
            .method(
                work.method(),
                bare ? BodyPublishers.noBody() : BodyPublishers.ofString(with.toString()))
            .build());
  }

  @Override
  public void backup(FileSink sink) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(line.stream(line.request("/api/v1/command/backup").build()).body())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        sink.file(entry.getName(), zip);
      }
    }
  }

  @Override
  public List<String> rebuilt() {
    return List.of(); // the server's log has them
  }

  private HttpRequest get(String path) {
    return line.request(path).GET().build();
  }

  private static <T> List<T> list(JsonNode nodes, Class<T> type) {
    List<T> all = new ArrayList<>();
    for (JsonNode node : nodes) {
      all.add(JSON.treeToValue(node, type));
    }
    return all;
  }

  @Override
  public void close() {
    line.close();
  }
}
