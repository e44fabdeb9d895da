package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.Groups;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Retention bound to one dataset. */
final class RetentionPlan implements Plan<RetentionPartial, RetentionReport> {
  private static final long serialVersionUID = 1L;

  private final Retention retention;
  private final EventTests tests;
  private final long start;
  private final long back;
  private final Groups groups;
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final ArrayList<String> eventNames = new ArrayList<>();

  RetentionPlan(Retention retention, Dictionary dictionary) {
    this.retention = retention;
    var filters = new EventTests.Collected();
    this.start = 1L << filters.number(retention.start());
    this.back = 1L << filters.number(retention.back());
    this.tests = new EventTests(filters, dictionary);
    this.groups = new Groups(retention.by(), dictionary);
    this.where = retention.where() == null ? null : retention.where().bind(dictionary);
    this.people = retention.people() == null ? null : retention.people().bind(dictionary);
    // only lists name events
    for (int id = 0; retention.list() != null && id < dictionary.events(); id++) {
      eventNames.add(id < Dictionary.FIRST_EVENT ? "" : dictionary.eventName(id));
    }
  }

  @Override
  public Scope scope() {
    Scope asked = people == null ? Scope.EVERYONE : people.scope();
    return asked.and(Scope.of(tests.events(start)));
  }

  @Override
  public RetentionPartial empty() {
    RetentionList list = retention.list();
    return new RetentionPartial(list == null ? 0 : list.limit());
  }

  @Override
  public Fold<RetentionPartial> newFold() {
    return new RetentionFold(this);
  }

  @Override
  public RetentionReport finish(RetentionPartial total) {
    return new ReportWriter(this, total).report();
  }

  Retention retention() {
    return retention;
  }

  Groups groups() {
    return groups;
  }

  /**
   * A reader of people's returns.
   *
   * @param bits whether intervals alone are asked for
   */
  PersonReturns newReturns(boolean bits) {
    EventMatcher only = where == null ? null : where.fork();
    return new PersonReturns(tests.fork(), only, start, back, retention.first(), bits);
  }

  @Nullable PersonMatcher newPeople() {
    return people == null ? null : people.fork();
  }

  String eventName(int id) {
    return eventNames.get(id);
  }
}
