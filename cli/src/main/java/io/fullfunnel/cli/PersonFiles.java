package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.person.PersonErased;
import io.fullfunnel.store.person.PersonExport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What {@code person} does on behalf of a person: hands out all that is held, and erases it. */
final class PersonFiles {
  private static final String CONFIRMATION = "erase";

  private final Console console;
  private final Common common;

  PersonFiles(Console console, Common common) {
    this.console = console;
    this.common = common;
  }

  static WrongCommandException nobody(Common common, String id) {
    return new WrongCommandException(
        "Nobody in workspace \"%s\" has the id \"%s\".".formatted(common.workspace, id));
  }

  int export(String id, @Nullable Path to, boolean overwrite) throws IOException {
    PersonExport.@Nullable Format format = to == null ? null : PersonExport.Format.of(to);
    if (to == null || format == null) {
      throw new WrongCommandException(
          "Which file? Its name ends in .json or .html: person export " + id + " --to person.html");
    }
    if (Files.exists(to) && !overwrite) {
      throw new WrongCommandException(to + " is there already; --overwrite replaces it.");
    }
    try (Door door = Door.open(common.data)) {
      if (!door.exportPerson(common.workspace, id, format, to.toAbsolutePath())) {
        throw nobody(common, id);
      }
    }
    console.out().println("Everything that is held about " + PersonText.plain(id) + ": " + to);
    return ExitCode.DONE;
  }

  int erase(String id, boolean yes, boolean json) throws IOException {
    try (Door door = Door.open(common.data)) {
      PersonErased who =
          door.erase(common.workspace, id, true).orElseThrow(() -> nobody(common, id));
      console.err().print(PersonText.of(who));
      if (!yes && !confirmed()) {
        console.say("Nothing was erased.");
        return ExitCode.FAILED;
      }
      PersonErased gone =
          door.erase(common.workspace, id, false).orElseThrow(() -> nobody(common, id));
      console
          .out()
          .print(json ? JsonMapper.shared().writeValueAsString(gone) + "\n" : PersonText.of(gone));
      console.say(
          "Backups made before now still hold this person. Take a new one into the same folder, or"
              + " restore older ones with --erasures "
              + common.data
              + ".");
    }
    return ExitCode.DONE;
  }

  private boolean confirmed() throws IOException {
    if (!console.terminal()) {
      throw new WrongCommandException(
          "Erasing cannot be taken back. Say person erase ID --yes if this is the person.");
    }
    console.err().print("This cannot be taken back. Type " + CONFIRMATION + " to do it: ");
    console.err().flush();
    String answer = new BufferedReader(new InputStreamReader(console.in(), UTF_8)).readLine();
    return answer != null && answer.strip().equals(CONFIRMATION);
  }
}
