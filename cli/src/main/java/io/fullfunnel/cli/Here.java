package io.fullfunnel.cli;

import io.fullfunnel.collect.WebhookDesk;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.DefinedNames;
import io.fullfunnel.question.LinkDesk;
import io.fullfunnel.question.Note;
import io.fullfunnel.question.Question;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.ShardsExport;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.question.render.Rendering;
import io.fullfunnel.server.platform.Configuration;
import io.fullfunnel.server.platform.EntityRows;
import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.server.platform.SettingException;
import io.fullfunnel.store.backup.Backup;
import io.fullfunnel.store.backup.BackupSource;
import io.fullfunnel.store.backup.FileSink;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.imports.ImportLedger;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.imports.Imports;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.person.DecisionException;
import io.fullfunnel.store.person.PersonChange;
import io.fullfunnel.store.person.PersonDecisions;
import io.fullfunnel.store.person.PersonErased;
import io.fullfunnel.store.person.PersonErasure;
import io.fullfunnel.store.person.PersonExport;
import io.fullfunnel.store.person.PersonPage;
import io.fullfunnel.store.person.PersonPages;
import io.fullfunnel.store.person.TimelineView;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.EarlyDeals;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Origins;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A data directory that this process holds for the length of a command. */
final class Here implements Door {
  private final DataDirectory data;
  private final Workspaces workspaces;
  private final LinkBooks links;
  private final @Nullable Path temporary;
  private @Nullable Workspace open;

  Here(DataDirectory data) {
    this(data, null);
  }

  private Here(DataDirectory data, @Nullable Path temporary) {
    this.data = data;
    this.workspaces = new Workspaces(data);
    this.links = workspaces.links(InstantSource.system());
    this.temporary = temporary;
    // DuckDB unpacks its library there, and leaves it behind at every hard kill; the next start
    // empties the folder. It must be set before anything asks for a temporary file.
    System.setProperty("java.io.tmpdir", data.temporary().toString());
  }

  /** A directory that nobody keeps: for answers straight from a file. */
  static Here temporary() throws IOException {
    String unique = "fullfunnel-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), unique);
    return new Here(DataDirectory.open(folder), folder);
  }

  /** A command knows one workspace; it stays open until the command ends. */
  private Workspace workspace(String name) throws IOException {
    Workspace known = open;
    if (known == null) {
      known = workspaces.open(name);
      open = known;
    }
    return known;
  }

  @Override
  public Answer ask(String workspace, byte[] question, boolean strict, Stop stop)
      throws IOException {
    JsonNode json = Questions.parse(question);
    WorkspaceData asked = WorkspaceData.of(workspace(workspace));
    Question read = strict ? Questions.readStrictly(json, asked) : Questions.read(json, asked);
    try (LocalEngine engine = new LocalEngine()) {
      JsonNode tree = new Answers(engine).answer(read, asked, (done, total) -> !stop.asked());
      return new Answer(tree, Rendering.json(tree));
    }
  }

  @Override
  public Importing.Report bring(String workspace, ImportRequest request, ImportWatch watch)
      throws IOException {
    return Importing.run(workspace(workspace), request, watch);
  }

  @Override
  public Importing.Report rehearse(String workspace, ImportRequest request, ImportWatch watch)
      throws IOException {
    boolean there = workspaces.find(workspace).isPresent();
    ImportResult result =
        there
            ? Imports.dryRun(
                workspace(workspace).imports(), workspace(workspace).ids(), request, watch)
            : Imports.dryRun(new ImportLedger(), KeyedHash.passing(), request, watch);
    return Importing.Report.nothing(result);
  }

  @Override
  public List<ImportRecord> imports(String workspace) throws IOException {
    return workspace(workspace).imports().list();
  }

  @Override
  public ImportRecord undo(String workspace, long number) throws IOException {
    workspace(workspace).undo(number);
    return workspace(workspace).imports().find(number).orElseThrow();
  }

  @Override
  public List<String> earlyDeals(String workspace) throws IOException {
    return EarlyDeals.of(workspace(workspace));
  }

  @Override
  public long export(String workspace, Target target, Path to, boolean overwrite)
      throws IOException {
    return workspace(workspace).export(target, to, overwrite);
  }

  @Override
  public ShardsExport.Written exportShards(String workspace, ShardsExport.Asked asked, Path to)
      throws IOException {
    return ShardsExport.write(workspace(workspace), asked, to);
  }

  @Override
  public Check check(String workspace) throws IOException {
    return workspace(workspace).check();
  }

  @Override
  public List<Settings> workspaces() throws IOException {
    return workspaces.list();
  }

  @Override
  public Settings create(String workspace) throws IOException {
    return workspaces.create(workspace);
  }

  @Override
  public void delete(String workspace) throws IOException {
    workspaces.delete(workspace);
  }

  @Override
  public List<Keys.Key> keys(String workspace) throws IOException {
    return workspaces.keys(workspace).list();
  }

  @Override
  public Keys.Made createKey(String workspace, Keys.Scope scope, Origins origins)
      throws IOException {
    return workspaces.keys(workspace).create(scope, origins);
  }

  @Override
  public boolean bindKey(String workspace, String id, Origins origins) throws IOException {
    return workspaces.keys(workspace).bind(id, origins);
  }

  @Override
  public boolean revokeKey(String workspace, String id) throws IOException {
    return workspaces.keys(workspace).revoke(id);
  }

  @Override
  public JsonNode defined(String workspace, String kind) throws IOException {
    try (LocalEngine engine = new LocalEngine()) {
      DefinedNames names = DefinedNames.of(kind, workspace(workspace), engine);
      return JsonMapper.shared().valueToTree(names.list());
    }
  }

  @Override
  public JsonNode meanings(String workspace, String kind, String name) throws IOException {
    return JsonMapper.shared().valueToTree(DefinedNames.meanings(kind, workspace(workspace), name));
  }

  @Override
  public List<String> define(String workspace, String kind, String name, byte[] meaning)
      throws IOException {
    JsonNode json = Questions.parse(meaning);
    try (LocalEngine engine = new LocalEngine()) {
      DefinedNames names = DefinedNames.of(kind, workspace(workspace), engine);
      return names.set(name, json).stream().map(Note::text).toList();
    }
  }

  @Override
  public List<String> checkDefinition(String workspace, String kind, byte[] meaning)
      throws IOException {
    JsonNode json = Questions.parse(meaning);
    try (LocalEngine engine = new LocalEngine()) {
      DefinedNames names = DefinedNames.of(kind, workspace(workspace), engine);
      return names.check(json).stream().map(Note::text).toList();
    }
  }

  @Override
  public Optional<PersonPage> person(String workspace, String id) throws IOException {
    return new PersonPages(workspace(workspace)).find(id);
  }

  @Override
  public Optional<JsonNode> timeline(String workspace, String id, int most) throws IOException {
    return new PersonPages(workspace(workspace))
        .timeline(id, null, most)
        .map(page -> JsonMapper.shared().valueToTree(TimelineView.of(page, true)));
  }

  @Override
  public PersonChange decide(String workspace, PersonDecisions.Wanted wanted, boolean preview)
      throws IOException {
    PersonDecisions decisions = new PersonDecisions(workspace(workspace));
    try {
      return preview ? decisions.preview(wanted) : decisions.decide(wanted, "command line");
    } catch (DecisionException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void undefine(String workspace, String kind, String name) throws IOException {
    try (LocalEngine engine = new LocalEngine()) {
      DefinedNames.of(kind, workspace(workspace), engine).reset(name);
    }
  }

  @Override
  public List<PersonPage.Aside> setAside(String workspace, int most) throws IOException {
    return new PersonPages(workspace(workspace)).setAside(most);
  }

  @Override
  public Optional<PersonErased> erase(String workspace, String id, boolean preview)
      throws IOException {
    PersonErasure erasure = new PersonErasure(workspace(workspace));
    return preview ? erasure.preview(id) : erasure.erase(id, "command line");
  }

  @Override
  public boolean exportPerson(String workspace, String id, PersonExport.Format format, Path to)
      throws IOException {
    PersonExport export = new PersonExport(workspace(workspace));
    return PartFile.write(to, out -> export.write(id, format, out));
  }

  @Override
  public JsonNode failed(String workspace, FailedWork work, ObjectNode with) throws IOException {
    return work.isOfSettings()
        ? work.at(workspaces, workspace, with)
        : work.at(workspace(workspace), workspaces.names(workspace), with);
  }

  @Override
  public JsonNode rules(String workspace, RulesWork.Of of, RulesWork work, ObjectNode with)
      throws IOException {
    return work.at(of.desk(workspace(workspace), links), with);
  }

  @Override
  public JsonNode links(String workspace, LinkWork work, String id, ObjectNode with)
      throws IOException {
    Workspace open = workspace(workspace);
    LinkDesk desk = new LinkDesk(open, links.of(workspace), Clock.systemUTC());
    try (LocalEngine engine = new LocalEngine()) {
      return work.at(desk, id, with, new LinkWork.Place(engine, base()));
    }
  }

  /** Where a server on this directory would be reached. */
  private String base() throws IOException {
    try {
      ServerSettings server = Configuration.read(data.path(), Map.of(), System.getenv()).settings();
      return server.base(server.port());
    } catch (SettingException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public JsonNode webhooks(String workspace, WebhooksWork work, String id, ObjectNode with)
      throws IOException {
    if (workspaces.find(workspace).isEmpty()) {
      workspaces.create(workspace);
    }
    WebhookDesk desk = new WebhookDesk(workspaces.receivers(workspace), Clock.systemUTC());
    return work.at(desk, id, with);
  }

  @Override
  public void backup(FileSink sink) throws IOException {
    try (OpenWorkspaces all = new OpenWorkspaces(workspaces)) {
      Backup.write(new BackupSource(data, all, this::accounts), sink);
    }
  }

  /** The accounts of a directory that no server runs on; its database is started for them. */
  private void accounts(FileSink sink) throws IOException {
    try {
      Configuration server = Configuration.read(data.path(), Map.of(), System.getenv());
      if (server.settings().databaseUrl() == null && !Files.exists(data.path().resolve("pg"))) {
        return; // no server ever ran here
      }
      EntityRows.write(server.settings(), data, sink);
    } catch (SettingException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<String> rebuilt() {
    return open == null ? List.of() : open.rebuilt();
  }

  @Override
  public void close() throws IOException {
    try (data) {
      if (open != null) {
        open.close();
      }
    }
    if (temporary != null) {
      Folders.remove(temporary);
    }
  }
}
