package io.fullfunnel.question;

import io.fullfunnel.engine.Dictionary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events and properties that one question names, held against those that occur. */
final class Names {
  /** Names that readers derive; a bare one never means a property of an event. */
  static final Set<String> DERIVED =
      Set.of(
          "channel",
          "source",
          "medium",
          "campaign",
          "content",
          "term",
          "referrer",
          "visit",
          "page.path",
          "page.host",
          "page.group",
          "page.group.topic",
          "page.group.stage",
          "page.group.intent",
          "device",
          "browser",
          "os",
          "country",
          "bot",
          "internal");

  private static final String OWN = "properties.";

  private final Data data;
  private final Dictionary dictionary;
  private final List<String> events = new ArrayList<>();
  private final Map<String, Note> unknown = new LinkedHashMap<>();
  private boolean traits;

  Names(Data data) {
    this.data = data;
    this.dictionary = data.dataset().dictionary();
    for (int id = Dictionary.FIRST_EVENT; id < dictionary.events(); id++) {
      events.add(dictionary.eventName(id));
    }
  }

  Data data() {
    return data;
  }

  /** Notes about names that do not occur, in the order in which the question has them. */
  List<Note> unknown() {
    return List.copyOf(unknown.values());
  }

  void event(String name) {
    if (!occurs(name)) {
      String text = "No event " + Words.quote(name) + " so far." + Nearest.hint(name, events);
      unknown.putIfAbsent("event " + name, new Note(Note.UNKNOWN_EVENT, text));
    }
  }

  /** Whether a trait of people was named so far. */
  boolean namesTraits() {
    return traits;
  }

  void goal(Goals.Goal goal, Matcher meaning) {
    if (meaning.events().stream().noneMatch(this::occurs)) {
      String text =
          "Goal "
              + goal.name()
              + " has no events so far: no "
              + Words.either(meaning.events())
              + looksLike(goal)
              + ".";
      unknown.putIfAbsent("goal " + goal.name(), new Note(Note.UNKNOWN_EVENT, text));
    }
  }

  void stage(String model, Model.Stage stage) {
    Matcher match = stage.match();
    boolean comes =
        match != null
            && (match.events().isEmpty() || match.events().stream().anyMatch(this::occurs));
    if (!comes) {
      unknown.putIfAbsent("stage " + model + " " + stage.key(), StagesNotes.unmapped(stage));
    }
  }

  QuestionException unset(Goals.Goal goal, Place place) {
    return place.wrong("Goal " + goal.name() + " is not set" + looksLike(goal) + ".");
  }

  void property(String name) {
    if (name.startsWith(Condition.PERSON)) {
      traits = true;
      trait(name.substring(Condition.PERSON.length()));
    } else if (DERIVED.contains(name)) {
      derived(name);
    } else {
      String own = name.startsWith(OWN) ? name.substring(OWN.length()) : name;
      if (empty(name)) { // names that occur are only looked for where one is missing
        String hint = Nearest.hint(own, data.properties());
        String text = "No property " + Words.quote(own) + " so far." + hint;
        unknown.putIfAbsent("property " + own, new Note(Note.UNKNOWN_PROPERTY, text));
      }
    }
  }

  private void derived(String name) {
    if (empty(name)) {
      String text =
          name.startsWith("page.group")
              ? "No page has a " + name + " so far; say which pages belong together as page groups."
              : "No event has a " + name + " so far.";
      unknown.putIfAbsent("property " + name, new Note(Note.UNKNOWN_PROPERTY, text));
    }
  }

  private void trait(String name) {
    if (empty("traits." + name)) {
      String hint = Nearest.hint(name, data.traits());
      String text = "No person has " + Words.quote(name) + " so far." + hint;
      unknown.putIfAbsent("trait " + name, new Note(Note.UNKNOWN_PROPERTY, text));
    }
  }

  private boolean empty(String column) {
    return dictionary.column(column).values().isEmpty();
  }

  boolean occurs(String event) {
    int id = dictionary.event(event);
    return id >= Dictionary.FIRST_EVENT && dictionary.eventCount(id) > 0;
  }

  /** An event whose name looks like a goal, and how many there are. */
  record Likely(String event, long count) {}

  /** The most frequent event whose name looks like the goal. */
  @Nullable Likely likely(Goals.Goal goal) {
    Likely best = null;
    for (String event : events) {
      String plain = event.toLowerCase(Locale.ROOT);
      long count = dictionary.eventCount(dictionary.event(event));
      if (count > (best == null ? 0 : best.count())
          && goal.like().stream().anyMatch(plain::contains)) {
        best = new Likely(event, count);
      }
    }
    return best;
  }

  /** The same as a half-sentence. */
  private String looksLike(Goals.Goal goal) {
    Likely best = likely(goal);
    return best == null
        ? ""
        : "; "
            + Words.plain(best.event())
            + " ("
            + Words.count(best.count())
            + (best.count() == 1 ? " event" : " events")
            + ") looks like it";
  }
}
