package io.fullfunnel.question;

import io.fullfunnel.store.workspace.Joining;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What answers about days and journeys say of people who cannot be found again; nothing where
 * everybody can.
 */
record JoiningNotes(@Nullable Joining joining, boolean retention) {
  /** Of an answer to a question; others than these do not go from one day to another. */
  static JoiningNotes of(Question question, Data data) {
    boolean retention = question instanceof RetentionQuestion;
    boolean journeys =
        retention
            || question instanceof NetworkQuestion
            || question instanceof AttributionQuestion
            || question instanceof PathsQuestion;
    return new JoiningNotes(journeys ? data.joining() : null, retention);
  }

  /** The notes of an answer with those about joining behind them. */
  List<Note> behind(List<Note> notes) {
    List<Note> all = new ArrayList<>(notes);
    Joining of = joining;
    if (of != null && of.unjoinable() > 0) {
      all.add(
          new Note(
              "unjoinable",
              "%s of all people (%s of %s) have an id for one day only: whoever of them was here on"
                      .formatted(
                          share(of.unjoinable(), of.people()),
                          Words.count(of.unjoinable()),
                          Words.count(of.people()))
                  + " another day is somebody else here."));
    }
    if (of != null && retention && of.young() > 0) {
      all.add(
          new Note(
              "young-ids",
              "%s of the ids that browsers used again (%s of %s) lived for less than 8 days: who came"
                      .formatted(
                          share(of.young(), of.ids()),
                          Words.count(of.young()),
                          Words.count(of.ids()))
                  + " back later with another id is somebody else here."));
    }
    return all;
  }

  /** The figures behind the notes. */
  ObjectNode on(ObjectNode basis) {
    Joining of = joining;
    if (of != null && of.unjoinable() > 0) {
      basis.put("unjoinable", of.unjoinable());
    }
    if (of != null && retention && of.ids() > 0) {
      basis.putObject("usedAgain").put("ids", of.ids()).put("young", of.young());
    }
    return basis;
  }

  private static String share(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
