package io.fullfunnel.cli;

import io.fullfunnel.question.ShardsExport;
import io.fullfunnel.store.backup.FileSink;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.InUseException;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
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
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way to a data directory: in this process ({@link Here}), or through the server that holds it
 * ({@link There}). Paths are those of the person who typed the command, both ways. A workspace is
 * made on first use.
 */
interface Door extends Closeable {

  /**
   * The way that is open.
   *
   * @throws IOException if another process has the directory and does not answer
   */
  static Door open(Path data) throws IOException {
    try {
      return new Here(DataDirectory.open(data));
    } catch (InUseException held) {
      return There.open(data, held);
    }
  }

  /**
   * An answer.
   *
   * @param json as {@code --as json} prints it
   */
  record Answer(JsonNode tree, String json) {}

  /** Whether somebody wants it to stop. */
  interface Stop {
    boolean asked();
  }

  Answer ask(String workspace, byte[] question, boolean strict, Stop stop) throws IOException;

  Importing.Report bring(String workspace, ImportRequest request, ImportWatch watch)
      throws IOException;

  /** Shows what an import would do; makes no workspace. */
  Importing.Report rehearse(String workspace, ImportRequest request, ImportWatch watch)
      throws IOException;

  List<ImportRecord> imports(String workspace) throws IOException;

  /** Takes an import back and gives what is known of it then. */
  ImportRecord undo(String workspace, long number) throws IOException;

  /** Sentences about people whose deal is dated before all else they did. */
  List<String> earlyDeals(String workspace) throws IOException;

  long export(String workspace, Target target, Path to, boolean overwrite) throws IOException;

  /** Writes a snapshot into a folder that is there and empty. */
  ShardsExport.Written exportShards(String workspace, ShardsExport.Asked asked, Path to)
      throws IOException;

  Check check(String workspace) throws IOException;

  List<Settings> workspaces() throws IOException;

  Settings create(String workspace) throws IOException;

  void delete(String workspace) throws IOException;

  List<Keys.Key> keys(String workspace) throws IOException;

  Keys.Made createKey(String workspace, Keys.Scope scope, Origins origins) throws IOException;

  /** Binds a write key to pages; false if there is no such key. */
  boolean bindKey(String workspace, String id, Origins origins) throws IOException;

  /** Whether there was such a key. */
  boolean revokeKey(String workspace, String id) throws IOException;

  /** What the workspace has given names to, of one kind such as {@code goals}. */
  JsonNode defined(String workspace, String kind) throws IOException;

  /** All meanings that a name was given, as HTTP answers them. */
  JsonNode meanings(String workspace, String kind, String name) throws IOException;

  /** Says what a name means; gives notes about what does not occur. */
  List<String> define(String workspace, String kind, String name, byte[] meaning)
      throws IOException;

  /** Whether a meaning could be set; gives the same notes. */
  List<String> checkDefinition(String workspace, String kind, byte[] meaning) throws IOException;

  /** Takes a meaning back that was set. */
  void undefine(String workspace, String kind, String name) throws IOException;

  /** The person of any id. */
  Optional<PersonPage> person(String workspace, String id) throws IOException;

  /** The person's latest events as HTTP answers them; at most so many. */
  Optional<JsonNode> timeline(String workspace, String id, int most) throws IOException;

  /** Decides of two ids whether they are one person, or only shows what that would change. */
  PersonChange decide(String workspace, PersonDecisions.Wanted wanted, boolean preview)
      throws IOException;

  /** Evidence that did not join people; at most so much. */
  List<PersonPage.Aside> setAside(String workspace, int most) throws IOException;

  /** Erases a person, or only shows who that is. */
  Optional<PersonErased> erase(String workspace, String id, boolean preview) throws IOException;

  /** Writes all that is held about a person to a file; whether there is such a person. */
  boolean exportPerson(String workspace, String id, PersonExport.Format format, Path to)
      throws IOException;

  /** Works on rules of a workspace; what came of it is the JSON that HTTP answers. */
  JsonNode rules(String workspace, RulesWork.Of of, RulesWork work, ObjectNode with)
      throws IOException;

  /** Works on the short links of a workspace; what came of it is the JSON that HTTP answers. */
  JsonNode links(String workspace, LinkWork work, String id, ObjectNode with) throws IOException;

  /** Works on failed events; what came of it is the JSON that HTTP answers. */
  JsonNode failed(String workspace, FailedWork work, ObjectNode with) throws IOException;

  /** Works on receivers of webhooks; what came of it is the JSON that HTTP answers. */
  JsonNode webhooks(String workspace, WebhooksWork work, String id, ObjectNode with)
      throws IOException;

  /** Writes all files of a backup, its manifest last. */
  void backup(FileSink sink) throws IOException;

  /** What had to be made again on the way, as sentences. */
  List<String> rebuilt();
}
