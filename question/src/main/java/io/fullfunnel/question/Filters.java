package io.fullfunnel.question;

import io.fullfunnel.engine.census.Census;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The conditions under which events and people count in a whole question.
 *
 * @param where on events; none keeps all
 * @param people on people; none keeps all
 */
record Filters(List<Condition> where, List<Condition> people) {
  /** What passes, or null if there is no condition. */
  @Nullable Census census() {
    return where.isEmpty() && people.isEmpty() ? null : new Census(onEvents(), onPeople());
  }

  @Nullable EventFilter onEvents() {
    return where.isEmpty() ? null : new Condition.All(where).onEvents();
  }

  @Nullable PersonFilter onPeople() {
    return people.isEmpty() ? null : new Condition.All(people).onPeople();
  }

  /** Writes both fields of a question. */
  void write(ObjectNode question) {
    question.set("where", Condition.list(where));
    question.set("people", Condition.list(people));
  }
}
