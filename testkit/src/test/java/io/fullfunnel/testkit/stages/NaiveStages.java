package io.fullfunnel.testkit.stages;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.stages.StageModel;
import io.fullfunnel.engine.stages.Stages;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks in plain objects: every move of everybody, from which each number is counted by itself. */
final class NaiveStages {
  /** A move of one walk; by decay without a row. */
  record Moved(
      Person person,
      @Nullable Value track,
      int from,
      int to,
      long time,
      long since,
      @Nullable Row row) {
    boolean decay() {
      return row == null;
    }
  }

  private final Stages question;
  private final StageModel model;
  private final long until;

  NaiveStages(Stages question) {
    this.question = question;
    this.model = question.model();
    this.until = question.spans().stream().mapToLong(span -> span.at()).max().orElseThrow();
  }

  /** One list of moves for each walk. */
  List<List<Moved>> walks(Timelines people) {
    List<List<Moved>> walks = new ArrayList<>();
    for (Person person : people.people()) {
      if (!counts(person)) {
        continue;
      }
      List<Row> rows = person.rows().stream().filter(this::exists).toList();
      String track = model.track();
      if (track == null) {
        walks.add(walk(person, null, rows));
        continue;
      }
      Set<Value> values = new LinkedHashSet<>();
      for (Row row : rows) {
        if (row.properties().containsKey(track)) {
          values.add(row.properties().get(track));
        }
      }
      for (Value value : values) {
        walks.add(
            walk(
                person,
                value,
                rows.stream().filter(row -> value.equals(row.properties().get(track))).toList()));
      }
    }
    return walks;
  }

  private boolean exists(Row row) {
    return row.isEvent() && (question.where() == null || passes(question.where(), row));
  }

  private boolean counts(Person person) {
    return question.people() == null
        || (question.people() instanceof PersonFilter.Did did
            && person.rows().stream().anyMatch(row -> passes(did.what(), row)));
  }

  private static boolean passes(EventFilter filter, Row row) {
    return row.isEvent()
        && switch (filter) {
          case EventFilter.Named named -> row.event().equals(named.event());
          case EventFilter.Any any -> true;
          case EventFilter.Property p ->
              new Value.Text("mobile").equals(row.properties().get("device"));
          case EventFilter.AllOf all -> all.parts().stream().allMatch(part -> passes(part, row));
          case EventFilter.AnyOf any -> any.parts().stream().anyMatch(part -> passes(part, row));
          default -> throw new IllegalArgumentException("not asked here: " + filter);
        };
  }

  private List<Moved> walk(Person person, @Nullable Value track, List<Row> rows) {
    List<Moved> moves = new ArrayList<>();
    int at = StageModel.START;
    long since = 0;
    long touched = 0;
    List<Row> past = new ArrayList<>();
    for (int i = 0; i <= rows.size(); i++) {
      boolean end = i == rows.size() || rows.get(i).timeMillis() > until;
      long now = end ? until : rows.get(i).timeMillis();
      // who has been still for too long by now has moved before this
      StageModel.Decay decay = at < 0 ? null : model.stages().get(at).decay();
      while (decay != null && now > touched + decay.afterMillis()) {
        long when = touched + decay.afterMillis() + 1;
        moves.add(new Moved(person, track, at, decay.to(), when, since, null));
        at = decay.to();
        since = when;
        touched = when;
        decay = at < 0 ? null : model.stages().get(at).decay();
      }
      if (end) {
        return moves;
      }
      Row row = rows.get(i);
      past.add(row);
      int to = next(at, row, past);
      boolean own = at >= 0 && enters(at, row);
      if (to != NO_MOVE) {
        moves.add(new Moved(person, track, at, to, now, since, row));
        at = to;
        since = now;
      }
      if (to != NO_MOVE || own || passes(model.activity(), row)) {
        touched = now;
      }
    }
    throw new AssertionError();
  }

  private static final int NO_MOVE = Integer.MIN_VALUE;

  private boolean enters(int stage, Row row) {
    EventFilter enter = model.stages().get(stage).enter();
    return enter != null && passes(enter, row);
  }

  private int next(int at, Row row, List<Row> past) {
    for (StageModel.Back back : model.back()) {
      if (passes(back.when(), row) && back.from().contains(at)) {
        return back.to();
      }
    }
    for (int stage = model.stages().size() - 1; stage >= 0; stage--) {
      StageModel.Stage of = model.stages().get(stage);
      if (!enters(stage, row) || !often(stage, row, past)) {
        continue;
      }
      if (stage == at) {
        return of.repeats() ? stage : NO_MOVE;
      }
      if (of.from().contains(at == StageModel.START ? StageModel.OUTSIDE : at)) {
        return stage;
      }
    }
    return NO_MOVE;
  }

  private boolean often(int stage, Row now, List<Row> past) {
    StageModel.Stage of = model.stages().get(stage);
    List<Row> such = past.stream().filter(row -> enters(stage, row)).toList();
    return such.size() >= of.times()
        && now.timeMillis() - such.get(such.size() - of.times()).timeMillis() <= of.inMillis();
  }
}
