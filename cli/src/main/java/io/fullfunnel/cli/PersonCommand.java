package io.fullfunnel.cli;

import io.fullfunnel.store.person.PersonChange;
import io.fullfunnel.store.person.PersonDecisions;
import io.fullfunnel.store.person.PersonPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code person}: shows who somebody is and why, and says who is who. */
@Command(
    name = "person",
    description = {
      "Show a person: person ID; and what they did, newest first: person timeline ID.",
      "Say that two ids are one person: person link A B; that they are not: person unlink A B.",
      "List evidence that joined nobody: person set-aside.",
      "Write down all that is held about a person: person export ID --to FILE.",
      "Erase a person for good, and everything they did: person erase ID."
    })
final class PersonCommand implements Callable<Integer> {
  private static final int MOST = 1_000;
  private static final int EVENTS = 500;

  @Mixin Common common = new Common();

  @Parameters(
      arity = "1..3",
      paramLabel = "ID",
      description =
          "A person's id, userId, anonymousId or e-mail address; in front of it timeline, export"
              + " or erase, or link or unlink and two of them.")
  List<String> words = List.of();

  @Option(names = "--preview", description = "Only show what linking or unlinking would change.")
  boolean preview;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to export to; its name ends in .json or .html.")
  @Nullable Path to;

  @Option(names = "--overwrite", description = "Replace the file if it is there.")
  boolean overwrite;

  @Option(names = "--yes", description = "Erase without asking.")
  boolean yes;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  private final Console console;

  PersonCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String first = words.getFirst();
    boolean decides = words.size() == 3 && (first.equals("link") || first.equals("unlink"));
    boolean erases = words.size() == 2 && first.equals("erase");
    boolean timeline = words.size() == 2 && first.equals("timeline");
    boolean exports = words.size() == 2 && first.equals("export");
    if (!decides && !erases && !exports && !timeline && words.size() > 1) {
      throw new WrongCommandException(
          "Say person ID, person timeline ID, person link ID ID, person unlink ID ID, person"
              + " set-aside, person export ID --to FILE or person erase ID.");
    }
    if (exports) {
      return new PersonFiles(console, common).export(words.get(1), to, overwrite);
    }
    if (erases) {
      return new PersonFiles(console, common).erase(words.get(1), yes, json);
    }
    try (Door door = Door.open(common.data)) {
      if (decides) {
        boolean together = first.equals("link");
        decide(door, new PersonDecisions.Wanted(words.get(1), words.get(2), together));
      } else if (timeline) {
        timeline(door, words.get(1));
      } else if (first.equals("set-aside")) {
        setAside(door);
      } else {
        show(door, first);
      }
    }
    return ExitCode.DONE;
  }

  private void show(Door door, String id) throws IOException {
    PersonPage page =
        door.person(common.workspace, id).orElseThrow(() -> PersonFiles.nobody(common, id));
    print(page, PersonText.of(page));
  }

  private void timeline(Door door, String id) throws IOException {
    JsonNode events =
        door.timeline(common.workspace, id, EVENTS)
            .orElseThrow(() -> PersonFiles.nobody(common, id));
    console.out().print(json ? events.toPrettyString() + "\n" : PersonText.timeline(events));
  }

  private void decide(Door door, PersonDecisions.Wanted wanted) throws IOException {
    PersonChange change = door.decide(common.workspace, wanted, preview);
    print(change, PersonText.of(change));
  }

  private void setAside(Door door) throws IOException {
    List<PersonPage.Aside> aside = door.setAside(common.workspace, MOST);
    print(aside, PersonText.setAside(aside));
  }

  private void print(Object whole, String text) {
    console.out().print(json ? JsonMapper.shared().writeValueAsString(whole) + "\n" : text);
  }
}
