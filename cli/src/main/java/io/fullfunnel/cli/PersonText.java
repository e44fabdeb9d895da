package io.fullfunnel.cli;

import io.fullfunnel.store.person.PersonChange;
import io.fullfunnel.store.person.PersonErased;
import io.fullfunnel.store.person.PersonPage;
import io.fullfunnel.store.workspace.Erased;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** People as a terminal shows them; what came from outside is printed without control codes. */
final class PersonText {
  private final StringBuilder text = new StringBuilder();

  private PersonText() {}

  static String of(PersonPage page) {
    PersonText text = new PersonText();
    text.line(page.person() + "  " + events(page.events()) + span(page.first(), page.last()));
    text.line("");
    text.line("Ids");
    for (PersonPage.Id id : page.ids()) {
      PersonPage.Joined link = id.link();
      text.line("  " + id.kind() + " " + id.value() + "  " + events(id.events()));
      text.line(
          "      "
              + (link == null
                  ? "the oldest id"
                  : link.rule() + ", " + time(link.at()) + ": " + link.evidence()));
    }
    text.traits("Traits", "  ", page.traits());
    for (PersonPage.Membership account : page.accounts()) {
      text.traits(
          "Account " + account.account() + " since " + time(account.since()),
          "  ",
          account.traits());
    }
    if (!page.setAside().isEmpty()) {
      text.line("");
      text.line("Set aside");
      page.setAside().forEach(text::aside);
    }
    if (!page.decisions().isEmpty()) {
      text.line("");
      text.line("Decided");
      for (PersonPage.Decided said : page.decisions()) {
        text.line(
            "  "
                + (said.together() ? "one person" : "two people")
                + ": "
                + said.one()
                + " and "
                + (said.two() == null ? said.other() : said.two())
                + ", by "
                + said.by()
                + ", "
                + time(said.at()));
      }
    }
    return text.text.toString();
  }

  /** Events newest first, each with what it goes back to and why questions leave it out. */
  static String timeline(JsonNode page) {
    PersonText text = new PersonText();
    for (JsonNode event : page.path("events")) {
      JsonNode visit = event.path("visit");
      text.line(
          event.path("time").asString()
              + "  "
              + event.path("event").asString(event.path("type").asString())
              + (event.path("channel").isNull() ? "" : "  " + event.path("channel").asString())
              + (visit.isNull() ? "" : ", visit " + visit.asInt()));
      if (event.path("touch").isObject()) {
        text.line("    touch: " + event.path("touch").path("why").asString());
      }
      for (JsonNode flag : event.path("flags")) {
        text.line("    " + flag.path("kind").asString() + ": " + flag.path("why").asString());
      }
    }
    if (!page.path("next").isNull()) {
      text.line("Older events are left out.");
    }
    return text.text.toString();
  }

  static String of(PersonChange change) {
    PersonText text = new PersonText();
    String verb = change.written() ? "is" : "would be";
    if (!change.changes()) {
      text.line("Nobody " + (change.written() ? "changes" : "would change") + "; " + later(change));
      return text.text.toString();
    }
    text.line("Before");
    change.before().forEach(text::somebody);
    text.line(change.written() ? "Now" : "After it");
    change.after().forEach(text::somebody);
    text.line(
        "This "
            + verb
            + " so for all answers, also about the past. To take it back: person "
            + (change.together() ? "unlink" : "link")
            + " with the same two ids.");
    return text.text.toString();
  }

  static String of(PersonErased person) {
    PersonText text = new PersonText();
    Erased done = person.done();
    text.line(
        (done == null ? "To erase: " : "Erased: ")
            + person.person()
            + ", "
            + events(person.events())
            + span(person.first(), person.last()));
    for (PersonChange.Id id : person.ids()) {
      text.line("  " + id.kind() + " " + id.value());
    }
    if (done == null) {
      text.line(
          "Failed events that hold one of these ids, or do not say whose they are, go as well.");
    } else {
      text.line(
          "Gone from the journal and from all that is made of it: "
              + count(done.messages(), "message")
              + (done.mentions() == 0
                  ? "."
                  : "; " + count(done.mentions(), "message") + " of others without these ids now.")
              + (done.failed() == 0
                  ? ""
                  : " " + count(done.failed(), "failed event") + " that named them, or nobody.")
              + " Whatever comes under these ids later is not taken in.");
    }
    return text.text.toString();
  }

  /** A text without control codes. */
  static String plain(String id) {
    PersonText text = new PersonText();
    text.line(id);
    return text.text.toString().strip();
  }

  private static String count(long number, String one) {
    return number == 1 ? "1 " + one : number + " " + one + "s";
  }

  private static String later(PersonChange change) {
    return change.together()
        ? "the two are one person."
        : "from now on no evidence makes the two one person.";
  }

  static String setAside(List<PersonPage.Aside> aside) {
    PersonText text = new PersonText();
    if (aside.isEmpty()) {
      text.line("All evidence joined people; nothing is set aside.");
    }
    aside.forEach(text::aside);
    return text.text.toString();
  }

  private void traits(String heading, String indent, List<PersonPage.Trait> traits) {
    if (traits.isEmpty() && heading.equals("Traits")) {
      return;
    }
    line("");
    line(heading);
    for (PersonPage.Trait trait : traits) {
      line(
          indent
              + trait.name()
              + " = "
              + trait.json()
              + "  ("
              + time(trait.at())
              + ", "
              + trait.source()
              + ")");
    }
  }

  private void aside(PersonPage.Aside aside) {
    line("  " + aside.reason() + ", " + time(aside.at()) + ": " + aside.evidence());
    line("      " + aside.rule() + " with " + aside.other());
  }

  private void somebody(PersonChange.Somebody one) {
    line("  " + one.person() + "  " + events(one.events()) + span(one.first(), one.last()));
    for (PersonChange.Id id : one.ids()) {
      line("      " + id.kind() + " " + id.value());
    }
  }

  private static String span(@Nullable Long first, @Nullable Long last) {
    return first == null || last == null ? "" : ", " + time(first) + " to " + time(last);
  }

  private static String events(long count) {
    return count == 1 ? "1 event" : count + " events";
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private void line(String line) {
    line.codePoints()
        .map(c -> Character.getType(c) == Character.CONTROL ? '\uFFFD' : c)
        .forEach(text::appendCodePoint);
    text.append('\n');
  }
}
