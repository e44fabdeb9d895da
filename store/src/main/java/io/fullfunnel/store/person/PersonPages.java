package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.people.Link;
import io.fullfunnel.store.people.Links;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.ExactFields;
import io.fullfunnel.store.table.IdUse;
import io.fullfunnel.store.table.Ids;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks up people of a workspace and makes their pages. Thread-safe. */
public final class PersonPages {
  private static final Pattern PERSON = Pattern.compile("p_[0-9a-f]{16}");

  /** Identify calls that traits are read from: the latest. */
  private static final int CALLS = 1_000;

  private final Workspace workspace;

  public PersonPages(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A person and the rows it has in a snapshot. */
  private record Found(long person, Snapshot snapshot, Rows rows) {}

  /**
   * One person's page.
   *
   * @param id a person's id of now or earlier, a userId, an anonymousId or an e-mail
   */
  public Optional<PersonPage> find(String id) throws IOException {
    Found found = look(id);
    return found == null ? Optional.empty() : Optional.of(page(found));
  }

  /**
   * A stretch of a person's timeline, newest first.
   *
   * @param before the cursor that the page before this one gave; null for the newest
   * @throws IllegalArgumentException if the cursor is none of this person
   */
  public Optional<TimelinePage> timeline(String id, @Nullable Long before, int limit)
      throws IOException {
    Found found = look(id);
    if (found == null) {
      return Optional.empty();
    }
    Rows rows = found.rows();
    int end = before == null ? rows.size() : rows.indexOf(before);
    if (end < 0) {
      throw new IllegalArgumentException("no event of this person has the cursor " + before);
    }
    int from = Math.max(0, end - limit);
    long[] shown = Arrays.copyOfRange(rows.sequences(), from, end);
    Map<Long, Event> bySequence = new HashMap<>();
    for (Event event : workspace.ask(found.snapshot(), table -> table.events(shown))) {
      bySequence.put(event.sequence(), event);
    }
    List<Event> events = new ArrayList<>();
    for (int i = shown.length - 1; i >= 0; i--) {
      Event event = bySequence.get(shown[i]);
      if (event != null) {
        events.add(event);
      }
    }
    return Optional.of(new TimelinePage(events, from == 0 ? null : rows.sequences()[from]));
  }

  /** A link may have come between the snapshot and who is who: then both are asked again. */
  private @Nullable Found look(String id) throws IOException {
    for (int attempt = 0; attempt < 3; attempt++) {
      Snapshot snapshot = workspace.snapshot();
      Long person = person(id, snapshot);
      if (person == null) {
        return null;
      }
      Rows rows = Rows.of(snapshot, person);
      if (rows != null) {
        return new Found(person, snapshot, rows);
      }
    }
    return null;
  }

  private @Nullable Long person(String id, Snapshot snapshot) throws IOException {
    Long known =
        workspace.askPeople(people -> {
          int strand = PERSON.matcher(id).matches() ? ofPerson(people, id) : -1;
          for (People.Kind kind : People.Kind.values()) {
            strand = strand < 0 ? people.find(kind, id) : strand;
          }
          return publicId(people, strand);
        });
    if (known != null || id.indexOf('@') < 1) {
      return known;
    }
    long call = workspace.ask(snapshot, table -> table.withEmail(id));
    Ids ids = call < 0 ? null : workspace.ask(snapshot, table -> table.idsOf(call));
    return ids == null
        ? null
        : workspace.askPeople(people -> publicId(people, strand(people, ids)));
  }

  private static @Nullable Long publicId(People people, int strand) {
    return strand < 0 ? null : people.strands().id(people.person(strand));
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

  private static int strand(People people, Ids ids) {
    if (ids.userId() != null) {
      return people.find(People.Kind.USER, ids.userId());
    }
    return ids.anonymousId() == null ? -1 : people.find(People.Kind.ANONYMOUS, ids.anonymousId());
  }

  private PersonPage page(Found found) throws IOException {
    Rows rows = found.rows();
    int[] events = rows.indexes(false);
    return new PersonPage(
        "p_" + HexFormat.of().toHexDigits(found.person()),
        ids(found),
        traits(found),
        events.length,
        events.length == 0 ? null : rows.times()[events[0]],
        events.length == 0 ? null : rows.times()[events[events.length - 1]]);
  }

  private List<PersonPage.Id> ids(Found found) throws IOException {
    Snapshot snapshot = found.snapshot();
    List<IdUse> uses = workspace.ask(snapshot, table -> table.uses(found.rows().sequences()));
    List<@Nullable Link> links = workspace.askPeople(people -> joined(people, uses));
    long[] evidence =
        links.stream().filter(link -> link != null).mapToLong(Link::sequence).distinct().toArray();
    Map<Long, Event> messages = new HashMap<>();
    for (Event event : workspace.ask(snapshot, table -> table.events(evidence))) {
      messages.put(event.sequence(), event);
    }
    List<PersonPage.Id> ids = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      IdUse use = uses.get(i);
      Link link = links.get(i);
      Event message = link == null ? null : messages.get(link.sequence());
      ids.add(
          new PersonPage.Id(
              use.kind(),
              use.value(),
              use.first(),
              use.last(),
              use.events(),
              link == null || message == null
                  ? null
                  : new PersonPage.Joined(
                      rule(link.rule()), message.timeMillis(), evidence(message))));
    }
    return ids;
  }

  /** For each id the first link that names it; null for the oldest one. */
  private static List<@Nullable Link> joined(People people, List<IdUse> uses) {
    Map<Integer, @Nullable Link> first = new HashMap<>();
    int[] strands = new int[uses.size()];
    int oldest = Integer.MAX_VALUE;
    for (int i = 0; i < strands.length; i++) {
      IdUse use = uses.get(i);
      strands[i] =
          switch (use.kind()) {
            case "userId" -> people.find(People.Kind.USER, use.value());
            case "anonymousId" -> people.find(People.Kind.ANONYMOUS, use.value());
            default -> people.find(People.Kind.EMAIL, use.value());
          };
      first.put(strands[i], null);
      oldest = Math.min(oldest, strands[i]);
    }
    Links links = people.links();
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      for (int strand : new int[] {link.one(), link.other()}) {
        if (strand != oldest && first.containsKey(strand) && first.get(strand) == null) {
          first.put(strand, link);
        }
      }
    }
    List<@Nullable Link> joined = new ArrayList<>();
    for (int strand : strands) {
      joined.add(first.get(strand));
    }
    return joined;
  }

  private static String rule(Link.Rule rule) {
    return switch (rule) {
      case IDENTIFY -> "identify";
      case ALIAS -> "alias";
      case SAME_MESSAGE -> "both-ids";
      case EMAIL -> "email";
    };
  }

  /** The message in short: what it was and which ids it names. */
  private static String evidence(Event message) {
    StringBuilder text =
        new StringBuilder(
            message.name().isEmpty()
                ? message.type().name().toLowerCase(java.util.Locale.ROOT)
                : message.name());
    String before = ": ";
    Map<String, @Nullable String> named = new TreeMap<>();
    named.put("userId", message.userId());
    named.put("anonymousId", message.anonymousId());
    named.put("email", message.email());
    named.put("previousId", message.previousId());
    for (Map.Entry<String, @Nullable String> id : named.entrySet()) {
      if (id.getValue() != null) {
        text.append(before).append(id.getKey()).append(' ').append(id.getValue());
        before = ", ";
      }
    }
    return text.toString();
  }

  /** The latest value of each trait, in the order of names. */
  private List<PersonPage.Trait> traits(Found found) throws IOException {
    int[] calls = found.rows().indexes(true);
    int[] latest = Arrays.copyOfRange(calls, Math.max(0, calls.length - CALLS), calls.length);
    long[] sequences = found.rows().sequencesOf(latest);
    Map<Long, Event> bySequence = new HashMap<>();
    for (Event event : workspace.ask(found.snapshot(), table -> table.events(sequences))) {
      bySequence.put(event.sequence(), event);
    }
    Map<String, PersonPage.Trait> traits = new TreeMap<>();
    for (long sequence : sequences) {
      Event call = bySequence.get(sequence);
      if (call != null) {
        ExactFields.of(call.traits())
            .forEach((name, json) ->
                traits.put(name, new PersonPage.Trait(name, json, call.timeMillis())));
      }
    }
    return List.copyOf(traits.values());
  }
}
