package io.fullfunnel.store.person;

import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.Ids;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Finds the strand that somebody means by a text. */
final class Lookup {
  private static final Pattern PERSON = Pattern.compile("p_[0-9a-f]{16}");

  private Lookup() {}

  /** A person's id as answers write it. */
  static String text(People people, int strand) {
    return text(people.strands().id(people.person(strand)));
  }

  static String text(long person) {
    return "p_" + HexFormat.of().toHexDigits(person);
  }

  /**
   * The strand of a person's id of now or earlier, a userId, an anonymousId or an e-mail address;
   * −1 if there is none.
   */
  static int strand(Workspace workspace, Snapshot snapshot, String id) throws IOException {
    int known = workspace.askPeople(people -> strand(people, id));
    if (known >= 0 || id.indexOf('@') < 1) {
      return known;
    }
    long call = workspace.ask(snapshot, table -> table.withEmail(id));
    Ids ids = call < 0 ? null : workspace.ask(snapshot, table -> table.idsOf(call));
    return ids == null
        ? -1
        : workspace.askPeople(people -> people.find(ids.userId(), ids.anonymousId(), ids.email()));
  }

  private static int strand(People people, String id) {
    int strand = PERSON.matcher(id).matches() ? ofPerson(people, id) : -1;
    for (People.Kind kind : People.Kind.values()) {
      strand = strand < 0 ? people.find(kind, id) : strand;
    }
    return strand;
  }

  private static int ofPerson(People people, String id) {
    long wanted = HexFormat.fromHexDigitsToLong(id, 2, id.length());
    for (int strand = 0; strand < people.strands().size(); strand++) {
      if (people.strands().id(strand) == wanted) {
        return strand;
      }
    }
    return -1;
  }

  /** The strand of an id that an event carries. */
  static int strand(People people, String kind, String value) {
    return switch (kind) {
      case "userId" -> people.find(People.Kind.USER, value);
      case "anonymousId" -> people.find(People.Kind.ANONYMOUS, value);
      default -> people.find(People.Kind.EMAIL, value);
    };
  }
}
