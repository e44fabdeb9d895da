package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.visits.Bounce;
import io.fullfunnel.engine.visits.VisibleTime;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Pages bound to one dataset. */
final class PagesPlan implements Plan<PagesPartial, PagesReport> {
  private static final long serialVersionUID = 1L;

  private final Pages pages;
  private final PageBits bits;
  private final EventTests tests;
  private final Groups groups;
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final int visits;
  private final @Nullable VisibleTime visible;
  private final ArrayList<String> eventNames = new ArrayList<>();

  PagesPlan(Pages pages, Dictionary dictionary) {
    this.pages = pages;
    var filters = new EventTests.Collected();
    this.bits = PageBits.of(pages.events(), filters);
    this.tests = new EventTests(filters, dictionary);
    this.groups = new Groups(pages.by(), dictionary);
    this.where = pages.where() == null ? null : pages.where().bind(dictionary);
    this.people = pages.people() == null ? null : pages.people().bind(dictionary);
    this.visits = dictionary.visits().id();
    Bounce.Visible told = pages.events().bounce().visible();
    this.visible = told == null ? null : new VisibleTime(dictionary.column(told.seconds()));
    // only lists name events
    for (int id = 0; pages.list() != null && id < dictionary.events(); id++) {
      eventNames.add(id < Dictionary.FIRST_EVENT ? "" : dictionary.eventName(id));
    }
  }

  @Override
  public Scope scope() {
    Scope asked = people == null ? Scope.EVERYONE : people.scope();
    return asked.and(Scope.of(tests.events(bits.counted())));
  }

  @Override
  public PagesPartial empty() {
    return new PagesPartial();
  }

  @Override
  public Fold<PagesPartial> newFold() {
    return new PagesFold(this);
  }

  @Override
  public PagesReport finish(PagesPartial total) {
    return new ReportWriter(this, total).report();
  }

  Pages pages() {
    return pages;
  }

  PageBits bits() {
    return bits;
  }

  Groups groups() {
    return groups;
  }

  PersonRows newRows() {
    return new PersonRows(tests.fork(), where == null ? null : where.fork(), bits, visits, visible);
  }

  @Nullable PersonMatcher newPeople() {
    return people == null ? null : people.fork();
  }

  String eventName(int id) {
    return eventNames.get(id);
  }
}
