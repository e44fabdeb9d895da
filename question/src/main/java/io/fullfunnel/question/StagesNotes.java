package io.fullfunnel.question;

import java.util.ArrayList;
import java.util.List;

/** The remarks that come with stages. */
final class StagesNotes {
  private static final String UNMAPPED = "stage-unmapped";

  private StagesNotes() {}

  static List<Note> of(StagesQuestion question, List<Boolean> mapped, Data data) {
    List<Note> notes = new ArrayList<>(question.unknown());
    FunnelNotes.data(question.now().period(), data.basis(), notes);
    if (question.before() != null) {
      FunnelNotes.before(question.before().period(), data.basis(), notes);
    }
    for (int stage = 0; stage < mapped.size(); stage++) {
      if (!mapped.get(stage)) {
        notes.add(unmapped(question.model().stages().get(stage)));
      }
    }
    return notes;
  }

  /** No event of the stage occurs. */
  static Note unmapped(Model.Stage stage) {
    Matcher match = stage.match();
    List<String> events = match == null ? List.of() : match.events().stream().distinct().toList();
    String why;
    if (match == null) {
      String goal = stage.json().at("/match/goal").asString("");
      why = goal.isEmpty() ? "nothing leads to it" : "goal " + goal + " is not set";
    } else if (events.size() == 1) {
      why = "no event " + Words.quote(events.getFirst()) + " that it means so far";
    } else {
      why = "none of its events has come so far";
    }
    return new Note(
        UNMAPPED, "Stage " + Words.quote(stage.key()) + " is not mapped yet: " + why + ".");
  }
}
