package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks one person's timeline over a model and tells every move. Belongs to one thread. */
final class Walker {
  /** In place of a row: a move by decay has none. */
  static final int DECAY = -1;

  /** As far as there are times: decay beyond all events. */
  static final long EVER = Long.MAX_VALUE / 2;

  private final Rules rules;
  private final EventTests tests;
  private final @Nullable EventMatcher where;
  private final long[][] latest;
  private final int[] seen;
  private final long[] decayAfter;
  private final boolean[] trackSeen;
  private int[] tracks = new int[4];

  private int place;
  private long since;
  private long active;
  private int activeRow;

  Walker(Rules rules) {
    this.rules = rules;
    this.tests = rules.newTests();
    this.where = rules.newWhere();
    this.latest = new long[rules.stages][];
    for (int s = 0; s < rules.stages; s++) {
      latest[s] = new long[rules.model.stages().get(s).times()];
    }
    this.seen = new int[rules.stages];
    this.decayAfter = new long[rules.stages];
    this.trackSeen = new boolean[rules.tracks];
    for (int s = 0; s < rules.stages; s++) {
      StageModel.Decay decay = rules.model.stages().get(s).decay();
      decayAfter[s] = decay == null ? Long.MAX_VALUE : decay.afterMillis();
    }
  }

  /** Takes the moves of a walk in their order. */
  interface Steps {
    /** A walk begins, outside. */
    void begin(int track);

    /**
     * A move.
     *
     * @param from a place
     * @param to a place; the same one for a new cycle
     * @param since when {@code from} was entered; means nothing before the first move
     * @param row of the event, or {@link #DECAY}
     * @param latestRow of the last activity, the event's own if there is one
     */
    void move(int from, int to, long timeMillis, long since, int row, int latestRow);

    /** The walk is as far as was asked. */
    void end();
  }

  /**
   * Walks as far as an instant, inclusive.
   *
   * @param steps whom it tells
   */
  void walk(Timeline person, long until, Steps steps) {
    tests.begin(person);
    if (where != null) {
      where.begin(person);
    }
    if (rules.track == Rules.NO_TRACK) {
      walk(person, Rules.NO_TRACK, until, steps);
      return;
    }
    int found = 0;
    for (int row = 0; row < person.size(); row++) {
      int code = person.code(rules.track, row);
      if (code != Dictionary.ABSENT && !trackSeen[code] && isEvent(person, row)) {
        trackSeen[code] = true;
        tracks = found < tracks.length ? tracks : Arrays.copyOf(tracks, found * 2);
        tracks[found++] = code;
      }
    }
    for (int t = 0; t < found; t++) {
      trackSeen[tracks[t]] = false;
      walk(person, tracks[t], until, steps);
    }
  }

  private static boolean isEvent(Timeline person, int row) {
    return person.event(row) >= Dictionary.FIRST_EVENT;
  }

  private void walk(Timeline person, int track, long until, Steps steps) {
    Arrays.fill(seen, 0);
    place = rules.stages;
    since = Long.MIN_VALUE;
    active = Long.MIN_VALUE;
    activeRow = 0;
    steps.begin(track);
    for (int row = 0; row < person.size(); row++) {
      long time = person.timeMillis(row);
      if (time > until) {
        break;
      }
      boolean counts =
          isEvent(person, row) && (track < 0 || person.code(rules.track, row) == track);
      if (counts && (where == null || where.matches(person, row))) {
        decay(time, steps);
        event(person, row, time, steps);
      }
    }
    decay(until, steps);
    steps.end();
  }

  /** All decay up to an instant: one may lead to the next. */
  private void decay(long until, Steps steps) {
    while (place < rules.stages) {
      long after = decayAfter[place];
      long last = Math.max(active, since);
      if (after == Long.MAX_VALUE || until - last <= after) {
        return;
      }
      StageModel.Decay decay = rules.model.stages().get(place).decay();
      move(rules.place(decay == null ? 0 : decay.to()), last + after + 1, DECAY, steps);
    }
  }

  private void event(Timeline person, int row, long time, Steps steps) {
    long may = tests.may(person, row);
    if (may == 0) {
      return;
    }
    long passed = tests.passed(person, row, may);
    int to = target(passed, time);
    boolean own = place < rules.stages && (passed & rules.enter[place]) != 0;
    if (to >= 0 || own || (passed & rules.activity) != 0) {
      active = time;
      activeRow = row;
    }
    if (to >= 0) {
      move(to, time, row, steps);
    }
  }

  /** Where an event leads, or −1. */
  private int target(long passed, long time) {
    for (int s = 0; s < rules.stages; s++) {
      if ((passed & rules.enter[s]) != 0) {
        latest[s][seen[s]++ % latest[s].length] = time;
      }
    }
    for (int b = 0; b < rules.back.length; b++) {
      if ((passed & rules.back[b]) != 0 && rules.backFrom[b][place]) {
        return rules.place(rules.model.back().get(b).to());
      }
    }
    for (int s = rules.stages - 1; s >= 0; s--) {
      if ((passed & rules.enter[s]) == 0 || !often(s, time)) {
        continue;
      }
      if (s == place) {
        return rules.model.stages().get(s).repeats() ? s : -1;
      }
      if (rules.from[s][place]) {
        return s;
      }
    }
    return -1;
  }

  /** Whether what enters a stage has come as often as its rule asks, in its time. */
  private boolean often(int stage, long time) {
    long[] times = latest[stage];
    // the oldest of the latest stands where the next will be kept
    return seen[stage] >= times.length
        && time - times[seen[stage] % times.length] <= rules.model.stages().get(stage).inMillis();
  }

  private void move(int to, long time, int row, Steps steps) {
    steps.move(place, to, time, since, row, activeRow);
    place = to;
    since = time;
  }
}
