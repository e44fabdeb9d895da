package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import java.util.ArrayList;
import java.util.List;

/** The remarks that come with attribution. */
final class AttributionNotes {
  private AttributionNotes() {}

  static List<Note> of(AttributionQuestion question, Totals totals, Data data) {
    List<Note> notes = new ArrayList<>(question.unknown());
    FunnelNotes.data(question.common().period(), data.basis(), notes);
    Period before = question.common().before();
    if (before != null) {
      FunnelNotes.before(before, data.basis(), notes);
    }
    untouched(question, totals, notes);
    open(question, totals, notes);
    if (totals.distinctPaths() < 0) {
      notes.add(
          new Note(
              "paths-too-many",
              "There are too many different paths to list; credits are of all of them."));
    }
    value(question, totals, data, notes);
    return notes;
  }

  private static void untouched(AttributionQuestion question, Totals totals, List<Note> notes) {
    if (totals.untouched() > 0) {
      notes.add(
          new Note(
              "untouched",
              Words.count(totals.untouched())
                  + " of "
                  + Words.count(totals.conversions())
                  + (totals.conversions() == 1 ? " conversion has" : " conversions have")
                  + " no touch by "
                  + Words.plain(question.touch().name())
                  + " in the "
                  + question.lookback().words()
                  + " before; they are credited to (none)."));
    }
  }

  /** Paths that may still lead to a conversion are counted as such that did not. */
  private static void open(AttributionQuestion question, Totals totals, List<Note> notes) {
    if (totals.open() > 0) {
      notes.add(
          new Note(
              "open",
              Words.count(totals.open())
                  + " of "
                  + Words.count(totals.nulls())
                  + (totals.nulls() == 1 ? " path" : " paths")
                  + " without a conversion ended less than "
                  + question.lookback().words()
                  + " ago and may still lead to one."));
    }
  }

  private static void value(
      AttributionQuestion question, Totals totals, Data data, List<Note> notes) {
    if (totals.conversions() > 0 && totals.valued() == 0) {
      notes.add(
          new Note(
              "no-value",
              "No conversion says a number as "
                  + Words.quote(question.value().name())
                  + ", so there is no value to share."));
    }
    if (totals.valued() > 0) {
      notes.addAll(
          Amounts.notes(
              totals.fallbacks(),
              totals.rounded(),
              question.value().isMoney(),
              data.dataset().dictionary()));
    }
  }
}
