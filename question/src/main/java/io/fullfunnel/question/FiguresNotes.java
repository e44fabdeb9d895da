package io.fullfunnel.question;

import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.engine.figures.Measure;
import java.util.ArrayList;
import java.util.List;

/** The remarks that come with figures. */
final class FiguresNotes {
  private FiguresNotes() {}

  static List<Note> of(FiguresQuestion question, FiguresReport report, Data data) {
    List<Note> notes = new ArrayList<>(question.unknown());
    FunnelNotes.data(question.now().period(), data.basis(), notes);
    if (question.before() != null) {
      FunnelNotes.before(question.before().period(), data.basis(), notes);
    }
    bounces(question, notes);
    visitSeconds(question, report, notes);
    if (question.measures().stream().anyMatch(Measure::isAmount)) {
      notes.addAll(
          Amounts.notes(
              report.fallbacks(), report.rounded(), question.money(), data.dataset().dictionary()));
    }
    loose(report, notes);
    withoutPerson(question, data.basis(), notes);
    return notes;
  }

  private static void bounces(FiguresQuestion question, List<Note> notes) {
    if (question.measures().stream()
        .anyMatch(m -> m instanceof Measure.Bounces b && b.bounce().visible() == null)) {
      notes.add(BounceRule.BY_PAGES);
    }
  }

  /** A visit of one event may have lasted a second or an hour. */
  private static void visitSeconds(
      FiguresQuestion question, FiguresReport report, List<Note> notes) {
    List<Measure> measures = question.measures();
    int timed = measures.indexOf(new Measure.TimedVisits());
    int visits = measures.indexOf(FigureReader.ALL_VISITS);
    if (timed < 0 || visits < 0) {
      return;
    }
    List<Long> total = report.total().spans().getFirst().ever();
    long unknown = total.get(visits) - total.get(timed);
    if (unknown > 0) {
      notes.add(
          new Note(
              "visit-seconds-unknown",
              "Of "
                  + Words.count(unknown)
                  + " of "
                  + Words.count(total.get(visits))
                  + " visits nobody knows how long they lasted: they have one event. The mean is of"
                  + " the others."));
    }
  }

  private static void loose(FiguresReport report, List<Note> notes) {
    if (report.loose() > 0) {
      notes.add(
          new Note(
              "refund_without_order",
              Words.count(report.loose())
                  + (report.loose() == 1 ? " refund names" : " refunds name")
                  + " no order of the same person; "
                  + (report.loose() == 1 ? "it lowers" : "they lower")
                  + " the revenue of the refund's day, not of the order's."));
    }
  }

  private static void withoutPerson(FiguresQuestion question, Data.Basis basis, List<Note> notes) {
    boolean counts =
        question.measures().stream()
            .anyMatch(m -> m instanceof Measure.Events || m instanceof Measure.Sum);
    if (basis.withoutPerson() > 0 && counts && question.common().filters().people().isEmpty()) {
      notes.add(
          new Note(
              "without-person",
              Words.count(basis.withoutPerson())
                  + (basis.withoutPerson() == 1 ? " event belongs" : " events belong")
                  + " to nobody; such count among events and in amounts, not among people, visits"
                  + " and customers."));
    }
  }
}
