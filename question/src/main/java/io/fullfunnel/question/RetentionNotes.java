package io.fullfunnel.question;

import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention.Returned;
import java.util.ArrayList;
import java.util.List;

/** The remarks that come with retention. */
final class RetentionNotes {
  private RetentionNotes() {}

  static List<Note> of(RetentionQuestion question, Data data) {
    List<Note> notes = new ArrayList<>(question.unknown());
    FunnelNotes.data(question.now().cohorts().period(), data.basis(), notes);
    if (question.before() != null) {
      FunnelNotes.before(question.before().cohorts().period(), data.basis(), notes);
    }
    young(question, notes);
    byGrows(question, notes);
    return notes;
  }

  /** Cohorts of which not every interval is over. */
  private static void young(RetentionQuestion question, List<Note> notes) {
    Cohorts cohorts = question.now().cohorts();
    int young = 0;
    for (int c = 0; c < cohorts.size(); c++) {
      young += cohorts.isOver(c, question.periods()) ? 0 : 1;
    }
    if (young > 0) {
      notes.add(
          new Note(
              "young",
              Words.count(young)
                  + " of "
                  + Words.count(cohorts.size())
                  + (cohorts.size() == 1 ? " cohort is" : " cohorts are")
                  + " younger than "
                  + Words.count(question.periods() + 1)
                  + " "
                  + question.every().word()
                  + "s: intervals that are not over have no rate, and the total is of the cohorts"
                  + " for which they are over."));
    }
  }

  /** Somebody who returns late returned by every interval before. */
  private static void byGrows(RetentionQuestion question, List<Note> notes) {
    if (question.returned() == Returned.BY && question.now().cohorts().size() > 1) {
      notes.add(
          new Note(
              "returned-by",
              "\"by\" counts who came back in an interval or any time after it: older cohorts had"
                  + " more time to, and every rate may still grow."));
    }
  }
}
