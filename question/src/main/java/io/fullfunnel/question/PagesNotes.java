package io.fullfunnel.question;

import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.PagesReport;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The remarks that come with pages. */
final class PagesNotes {
  private PagesNotes() {}

  static List<Note> of(PagesQuestion question, PagesReport report, Data data) {
    List<Note> notes = new ArrayList<>(question.unknown());
    FunnelNotes.data(question.common().period(), data.basis(), notes);
    if (question.common().before() != null) {
      FunnelNotes.before(question.common().before(), data.basis(), notes);
    }
    Numbers total = report.total().spans().getFirst();
    if (total.of(PageColumn.ENTRIES) > 0 && question.events().bounce().visible() == null) {
      notes.add(BounceRule.BY_PAGES);
    }
    seconds(total, notes);
    withoutPerson(data.basis().withoutPerson(), notes);
    return notes;
  }

  /** The last page of a visit may have been read for a second or an hour. */
  private static void seconds(Numbers total, List<Note> notes) {
    long views = total.of(PageColumn.VIEWS);
    long unknown = views - total.timed();
    if (unknown > 0) {
      notes.add(
          new Note(
              "page-seconds-unknown",
              "Of "
                  + Words.count(unknown)
                  + " of "
                  + Words.count(views)
                  + " views nobody knows how long they lasted: no other page came after them in"
                  + " the visit. The median is of the others."));
    }
  }

  private static void withoutPerson(long events, List<Note> notes) {
    if (events > 0) {
      notes.add(
          new Note(
              "without-person",
              Words.count(events)
                  + (events == 1 ? " event belongs" : " events belong")
                  + " to nobody and "
                  + (events == 1 ? "is" : "are")
                  + " in none of these figures."));
    }
  }
}
