package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelReport.Counts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The remarks that come with a funnel. */
final class FunnelNotes {
  private FunnelNotes() {}

  static List<Note> of(FunnelQuestion question, Reports reports, Data data) {
    FunnelReport report = reports.now();
    List<Note> notes = new ArrayList<>(question.unknown());
    data(question.common().period(), data.basis(), notes);
    if (question.compare() != null) {
      before(question.compare().period(), data.basis(), notes);
    }
    mode(question, notes);
    without(question, reports.actors(), notes);
    skipped(question, report, notes);
    young(question, report.total(), notes);
    late(question, report, notes);
    if (question.value() != null) {
      notes.addAll(question.value().notes(report, data.dataset().dictionary()));
    }
    return notes;
  }

  /** Whether there are events in a period at all. */
  static void data(Period period, Data.Basis basis, List<Note> notes) {
    if (basis.events() == 0) {
      notes.add(new Note("no-data", "There are no events yet."));
    } else if (basis.toMillis() < period.from() || basis.fromMillis() >= period.to()) {
      notes.add(
          new Note(
              "no-data-in-period",
              "No event lies in the period from "
                  + Calendar.iso(period.from())
                  + " to "
                  + Calendar.iso(period.to())
                  + "; the data runs from "
                  + Calendar.iso(basis.fromMillis())
                  + " to "
                  + Calendar.iso(basis.toMillis())
                  + "."));
    }
  }

  /** Whether the data reaches back to a period that is compared with. */
  static void before(Period before, Data.Basis basis, List<Note> notes) {
    if (basis.events() > 0 && before.from() < basis.fromMillis()) {
      notes.add(
          new Note(
              "compare-incomplete",
              "The period compared with begins on "
                  + Calendar.iso(before.from())
                  + ", before the first event of "
                  + Calendar.iso(basis.fromMillis())
                  + "; a change may be the start of the data."));
    }
  }

  private static void mode(FunnelQuestion question, List<Note> notes) {
    String foreign = question.mode().foreign(question.own(null));
    if (foreign != null) {
      String text =
          "Because of "
              + Words.quote(foreign)
              + " Fullfunnel's own matching answers; of the mode "
              + Words.quote(question.mode().text())
              + " only the defaults are followed.";
      notes.add(new Note("mode", text));
    }
  }

  private static void without(
      FunnelQuestion question, @Nullable ActorDataset actors, List<Note> notes) {
    Actor actor = question.actor();
    if (actor == null || actors == null || !actor.mayMiss() || actors.without() == 0) {
      return;
    }
    String text =
        Words.count(actors.without())
            + " of "
            + Words.count(actors.events())
            + (actors.events() == 1 ? " event counts" : " events count")
            + " for no "
            + actor.word()
            + (actor.kind() == Actor.Kind.DEVICE
                ? ": they carry no id of one (anonymousId)."
                : ": no group call says which one their people belong to.");
    notes.add(new Note("without-actor", text));
  }

  private static void skipped(FunnelQuestion question, FunnelReport report, List<Note> notes) {
    for (int i = 1; i < report.skipped().size(); i++) {
      long skipped = report.skipped().get(i);
      FunnelReport.Step step = report.total().steps().get(i);
      if (skipped > 0) {
        String text =
            Words.count(skipped)
                + " of "
                + question.counted(skipped + step.reached())
                + " who did "
                + Words.quote(step.label())
                + " had not done the steps before it in order.";
        notes.add(new Note("skipped", text));
      }
    }
  }

  private static void young(FunnelQuestion question, Counts total, List<Note> notes) {
    if (total.immature() > 0) {
      String rate =
          Double.isFinite(total.rateMature())
              ? "; without them the rate is " + Words.percent(total.rateMature())
              : "";
      String text =
          Words.count(total.immature())
              + " of "
              + Words.count(total.entered())
              + (total.entered() == 1 ? " entry" : " entries")
              + (total.immature() == 1 ? " is" : " are")
              + (question.finer().visit()
                  ? " of visits that may still go on"
                  : " younger than " + question.windowWords())
              + rate
              + ".";
      notes.add(new Note("young", text));
    }
  }

  private static void late(FunnelQuestion question, FunnelReport report, List<Note> notes) {
    if (report.late() > 0) {
      String text =
          question.counted(report.late())
              + " completed only after "
              + question.windowWords()
              + "; within "
              + Span.words(report.lateWindowMillis())
              + " the rate is "
              + Words.percent(report.lateRate())
              + ".";
      notes.add(new Note("late", text));
    }
  }
}
