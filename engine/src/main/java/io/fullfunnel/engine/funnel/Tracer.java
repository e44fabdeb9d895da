package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.funnel.TraceReport.End;
import io.fullfunnel.engine.funnel.TraceReport.Reason;
import io.fullfunnel.engine.funnel.TraceReport.Rejected;
import io.fullfunnel.engine.funnel.TraceReport.Taken;
import io.fullfunnel.engine.funnel.TraceReport.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells one person's attempts and why the other events took no step. */
final class Tracer {
  private final FunnelPlan plan;
  private final Funnel funnel;
  private final String[] names;
  private final StepHits found;
  private final FineMatching matching;
  private final List<Attempt> tried = new ArrayList<>();

  Tracer(FunnelPlan plan, String[] names) {
    this.plan = plan;
    this.funnel = plan.funnel();
    this.names = names;
    this.found = plan.newHits();
    this.matching = plan.newFineMatching();
  }

  TraceReport trace(Timeline person) {
    found.read(person);
    matching.begin(person, found);
    var attempt = new Attempt(plan.steps());
    Runnable keep =
        () -> {
          var copy = new Attempt(plan.steps());
          copy.copy(attempt);
          tried.add(copy);
        };
    boolean every = funnel.count() == Count.ATTEMPTS;
    if (every) {
      matching.every(found, 0, attempt, keep);
    } else {
      matching.consider(found, attempt, keep);
    }
    tried.sort(Comparator.comparingInt(Attempt::first));
    attempt.clear();
    if (!every) {
      matching.choose(found, attempt);
    }
    List<Tried> attempts = new ArrayList<>();
    for (Attempt of : tried) {
      boolean counts = every || (attempt.depth() > 0 && of.first() == attempt.first());
      if (attempts.size() < TraceReport.MOST_ATTEMPTS) {
        attempts.add(tried(person, of, counts && !of.removes() && !of.forgotten()));
      }
    }
    return new TraceReport(List.copyOf(attempts), rejected(person));
  }

  private Tried tried(Timeline person, Attempt attempt, boolean counts) {
    List<Taken> events = new ArrayList<>();
    for (int place = attempt.entry(); place < attempt.top(); place++) {
      if (attempt.took(place)) {
        int row = found.row(attempt.hit(place));
        events.add(new Taken(person.timeMillis(row), name(person, row), attempt.step(place) + 1));
      }
    }
    long start = person.timeMillis(found.row(attempt.first()));
    return new Tried(start, attempt.depth(), List.copyOf(events), ended(attempt, start), counts);
  }

  private End ended(Attempt attempt, long start) {
    return switch (attempt.end()) {
      case COMPLETED -> End.COMPLETED;
      case EXCLUSION -> End.EXCLUSION;
      case ORDER -> End.ORDER;
      case WINDOW -> funnel.asOf() - start < funnel.windowMillis() ? End.DATA : End.WINDOW;
    };
  }

  private String name(Timeline person, int row) {
    return names[person.event(row)];
  }

  private List<Rejected> rejected(Timeline person) {
    Set<Integer> served = new HashSet<>();
    for (Attempt attempt : tried) {
      for (int place = attempt.entry(); place < attempt.top(); place++) {
        if (attempt.took(place)) {
          served.add(found.row(attempt.hit(place)));
        }
      }
    }
    List<Rejected> rejected = new ArrayList<>();
    int hit = 0;
    for (int row = 0; row < person.size() && rejected.size() < TraceReport.MOST_REJECTED; row++) {
      while (hit < found.size() && found.row(hit) < row) {
        hit++;
      }
      long named = plan.table().may[person.event(row)] & StepTable.STEPS;
      if (named == 0 || served.contains(row) || person.event(row) < Dictionary.FIRST_EVENT) {
        continue;
      }
      boolean passed =
          hit < found.size() && found.row(hit) == row && (found.steps(hit) & StepTable.STEPS) != 0;
      long steps = passed ? found.steps(hit) & StepTable.STEPS : named;
      Attempt attempt = passed ? before(hit) : null;
      int step = step(steps, attempt);
      Reason reason = passed ? reason(hit, step, attempt) : Reason.CONDITION;
      long time = person.timeMillis(row);
      rejected.add(new Rejected(time, name(person, row), step + 1, reason));
    }
    return List.copyOf(rejected);
  }

  /** The last attempt that began before a hit. */
  private @Nullable Attempt before(int hit) {
    Attempt last = null;
    for (Attempt attempt : tried) {
      last = attempt.first() < hit ? attempt : last;
    }
    return last;
  }

  /**
   * Of the steps that an event could take the one that the attempt was waiting for, or the first.
   */
  private int step(long steps, @Nullable Attempt attempt) {
    int first = Long.numberOfTrailingZeros(steps);
    if (attempt == null || attempt.depth() == plan.steps()) {
      return first;
    }
    return (steps >>> attempt.depth() & 1) != 0 ? attempt.depth() : first;
  }

  private Reason reason(int hit, int step, @Nullable Attempt attempt) {
    boolean outside = !funnel.entered().holds(found.time(hit));
    if (attempt == null) {
      if (outside && matching.nextStart(found, hit) == hit) {
        return Reason.PERIOD;
      }
      // of other products' rules only the attempt that counts is told
      return step == 0 && !tried.isEmpty() ? Reason.USED : Reason.ORDER;
    }
    if (attempt.placeOf(step) != Attempt.NONE) {
      return Reason.USED;
    }
    boolean over =
        !funnel.rules().visit()
            && found.time(hit) - found.time(attempt.first()) > funnel.windowMillis();
    if (over) {
      return Reason.WINDOW;
    }
    if (attempt.end() == Attempt.End.EXCLUSION && hit >= attempt.next() - 1) {
      return Reason.EXCLUDED;
    }
    if (plan.loose() || step != attempt.depth()) {
      return Reason.ORDER;
    }
    return waits(hit, step, attempt);
  }

  /** Why the very step that an attempt was waiting for was not taken. */
  private Reason waits(int hit, int step, Attempt attempt) {
    int before = plan.rules().before(step);
    boolean late =
        before != Attempt.NONE
            && attempt.took(before)
            && found.time(hit) - found.time(attempt.hit(before)) > plan.rules().within(step);
    if (late || funnel.rules().visit()) {
      return Reason.WINDOW;
    }
    return funnel.rules().hold().isEmpty() ? Reason.ORDER : Reason.CONDITION;
  }
}
