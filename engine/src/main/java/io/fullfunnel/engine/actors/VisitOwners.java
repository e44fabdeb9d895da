package io.fullfunnel.engine.actors;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Every visit by itself: a person's visits are actors one after the other. */
final class VisitOwners extends Owners {
  private final Column visits;
  private final List<Of> owners = new ArrayList<>();

  /** The actors of the person's first visit, and of the one who comes next. */
  private int first;

  private int next;

  VisitOwners(Column visits) {
    this.visits = visits;
  }

  /** Whose visit, and the how many-th of that person. */
  private record Of(long person, int visit) {}

  /** Makes actors of a person's visits; the people come as they will come later. */
  void add(Timeline person) {
    int size = visits(person);
    for (int visit = 0; visit < size; visit++) {
      owners.add(new Of(person.person(), visit));
    }
  }

  private int visits(Timeline person) {
    int size = 0;
    for (int row = 0; row < person.size(); row++) {
      if (person.event(row) >= Dictionary.FIRST_EVENT) {
        size = Math.max(size, person.code(visits.id(), row) + 1);
      }
    }
    return size;
  }

  @Override
  int size() {
    return owners.size();
  }

  long person(long actor) {
    return owners.get((int) actor).person;
  }

  /** From 1. */
  int visit(long actor) {
    return owners.get((int) actor).visit + 1;
  }

  @Override
  void restart() {
    next = 0;
  }

  @Override
  void begin(Timeline person) {
    first = next;
    next += visits(person);
  }

  @Override
  int actor(Timeline person, int row) {
    int visit = person.code(visits.id(), row);
    return visit == Dictionary.ABSENT ? NOBODY : first + visit;
  }
}
