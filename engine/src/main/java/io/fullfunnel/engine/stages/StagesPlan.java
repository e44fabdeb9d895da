package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.Groups;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Stages bound to one dataset. */
final class StagesPlan implements Plan<StagesPartial, StagesReport> {
  private static final long serialVersionUID = 1L;

  private final Stages question;
  private final Rules rules;
  private final Groups groups;
  private final @Nullable PersonMatcher people;
  private final ArrayList<String> eventNames = new ArrayList<>();

  StagesPlan(Stages question, Dictionary dictionary) {
    this.question = question;
    this.rules = new Rules(question.model(), question.where(), dictionary);
    this.groups = new Groups(question.by(), dictionary);
    this.people = question.people() == null ? null : question.people().bind(dictionary);
    // only lists name events
    for (int id = 0; question.list() != null && id < dictionary.events(); id++) {
      eventNames.add(id < Dictionary.FIRST_EVENT ? "" : dictionary.eventName(id));
    }
  }

  @Override
  public Scope scope() {
    Scope asked = people == null ? Scope.EVERYONE : people.scope();
    return asked.and(Scope.of(rules.events()));
  }

  @Override
  public StagesPartial empty() {
    return new StagesPartial();
  }

  @Override
  public Fold<StagesPartial> newFold() {
    return new StagesFold(this);
  }

  @Override
  public StagesReport finish(StagesPartial total) {
    return new ReportWriter(this, total).report();
  }

  Stages question() {
    return question;
  }

  Rules rules() {
    return rules;
  }

  Groups groups() {
    return groups;
  }

  @Nullable PersonMatcher newPeople() {
    return people == null ? null : people.fork();
  }

  String eventName(int id) {
    return eventNames.get(id);
  }
}
