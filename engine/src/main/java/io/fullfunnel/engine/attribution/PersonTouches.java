package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One person's touches, conversions and anchors, in order. Reused from person to person. */
final class PersonTouches {
  private final AttributionPlan plan;
  private final EventTests tests;
  private final @Nullable EventMatcher where;
  private final AttributionPlan.Bits bits;
  private final long anchorBits;
  private final BitSet landed = new BitSet();
  private int[] picked = new int[64];
  private long[] passed = new long[64];
  private int[] rows = new int[16];
  private int[] labels = new int[16];
  private long[] times = new long[16];
  private boolean[] directs = new boolean[16];
  private int size;
  private int[] conversions = new int[16];
  private int converted;
  private int[] anchors = new int[16];
  private long[] anchorIs = new long[16];
  private int anchored;

  PersonTouches(AttributionPlan plan, EventTests tests, @Nullable EventMatcher where) {
    this.plan = plan;
    this.tests = tests;
    this.where = where;
    this.bits = plan.bits();
    long any = 0;
    for (long anchor : bits.anchors()) {
      any |= anchor;
    }
    this.anchorBits = any;
  }

  void read(Timeline person) {
    size = 0;
    converted = 0;
    anchored = 0;
    landed.clear();
    tests.begin(person);
    if (where != null) {
      where.begin(person);
    }
    if (plan.touchColumn() != Dictionary.ABSENT) {
      readAll(person);
    } else {
      readPicked(person);
    }
  }

  /** Every row may be a touch. */
  private void readAll(Timeline person) {
    for (int i = 0; i < person.size(); i++) {
      if (person.event(i) < Dictionary.FIRST_EVENT) {
        continue;
      }
      long may = tests.may(person, i);
      boolean touch = person.code(plan.touchColumn(), i) != Dictionary.ABSENT;
      if ((may != 0 || touch) && (where == null || where.matches(person, i))) {
        row(person, i, tests.passed(person, i, may), touch);
      }
    }
  }

  /** Events say which rows matter. */
  private void readPicked(Timeline person) {
    if (person.size() > picked.length) {
      picked = new int[person.size() * 2];
      passed = new long[picked.length];
    }
    int rowsPicked = tests.select(person, picked, passed);
    for (int i = 0; i < rowsPicked; i++) {
      if (where == null || where.matches(person, picked[i])) {
        row(person, picked[i], passed[i], (passed[i] & bits.touch()) != 0);
      }
    }
  }

  private void row(Timeline person, int row, long is, boolean touch) {
    if (touch) {
      touch(person, row);
    }
    if ((is & anchorBits) != 0) {
      anchor(row, is);
    }
    if ((is & bits.conversion()) != 0) {
      conversions = room(conversions, converted);
      conversions[converted++] = row;
    }
  }

  private void touch(Timeline person, int row) {
    if (plan.visitColumn() != Dictionary.ABSENT) {
      int visit = person.code(plan.visitColumn(), row);
      if (visit == Dictionary.ABSENT || landed.get(visit)) {
        return;
      }
      landed.set(visit);
    }
    int label = plan.names().at(person, row);
    if (label == TouchNames.NONE) {
      return;
    }
    if (size == rows.length) {
      rows = room(rows, size);
      labels = room(labels, size);
      times = Arrays.copyOf(times, size * 2);
      directs = Arrays.copyOf(directs, size * 2);
    }
    rows[size] = row;
    labels[size] = label;
    times[size] = person.timeMillis(row);
    directs[size++] = plan.isDirect(person.code(plan.channelColumn(), row));
  }

  private void anchor(int row, long is) {
    if (anchored == anchors.length) {
      anchors = room(anchors, anchored);
      anchorIs = Arrays.copyOf(anchorIs, anchored * 2);
    }
    anchors[anchored] = row;
    anchorIs[anchored++] = is;
  }

  private static int[] room(int[] of, int size) {
    return size == of.length ? Arrays.copyOf(of, size * 2) : of;
  }

  /** How many touches. */
  int size() {
    return size;
  }

  int row(int touch) {
    return rows[touch];
  }

  long time(int touch) {
    return times[touch];
  }

  int conversions() {
    return converted;
  }

  int conversion(int number) {
    return conversions[number];
  }

  /** Puts the touches {@code from} (inclusive) to {@code to} (exclusive) on a path. */
  void onto(Journey path, int from, int to) {
    for (int i = from; i < to; i++) {
      path.add(labels[i], times[i], rows[i], directs[i]);
    }
  }

  /** Sets the anchors of a path: of each the first event from the first touch to the conversion. */
  void anchors(Journey path, int conversion) {
    if (path.size() == 0 || anchored == 0) {
      return;
    }
    for (long bit : bits.anchors()) {
      for (int i = 0; i < anchored && anchors[i] <= conversion; i++) {
        if ((anchorIs[i] & bit) != 0 && anchors[i] >= path.row(0)) {
          path.anchor(anchors[i]);
          break;
        }
      }
    }
  }
}
