package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.values.Micros;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was counted of one group in one span. */
final class AttributionCell implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What is counted of a path. */
  static final int CONVERSIONS = 0;

  static final int MICROS = 1;
  static final int NULLS = 2;
  private static final int OF_PATH = 3;
  private static final int NEAR = 64;

  private final int models;
  private long conversions;
  private long micros;
  private long valued;
  private long fallbacks;
  private long rounded;
  private long untouched;
  private long untouchedMicros;
  private long nulls;
  private long open;
  private final HashMap<Integer, long[]> credits = new HashMap<>();

  /** The same of the lowest labels, while a fold counts. */
  private final transient long[] @Nullable [] near = new long[NEAR][];

  private final HashMap<PathKey, long[]> paths = new HashMap<>();

  AttributionCell(int models) {
    this.models = models;
  }

  void valued(boolean fallback, boolean wasRounded) {
    valued++;
    fallbacks += fallback ? 1 : 0;
    rounded += wasRounded ? 1 : 0;
  }

  void converted(long times, long value) {
    conversions += times;
    micros = Micros.sum(micros, value);
  }

  void untouched(long times, long value) {
    untouched += times;
    untouchedMicros = Micros.sum(untouchedMicros, value);
  }

  void notConverted(long times, boolean isOpen) {
    nulls += times;
    open += isOpen ? times : 0;
  }

  void credit(int model, int label, long units, long value) {
    long[] of = label < near.length ? near[label] : credits.get(label);
    if (of == null) { // without a lambda: this is called for every touch of a path
      of = credits.computeIfAbsent(label, none -> new long[2 * models]);
      if (label < near.length) {
        near[label] = of;
      }
    }
    of[2 * model] = Micros.sum(of[2 * model], units);
    of[2 * model + 1] = Micros.sum(of[2 * model + 1], value);
  }

  /** Counts a path; what it costs to keep if it is new. */
  int path(Journey journey, long times, long value, long without) {
    PathKey key = journey.key();
    long[] known = paths.get(key);
    long[] of = known == null ? new long[OF_PATH] : known;
    of[CONVERSIONS] += times;
    of[MICROS] = Micros.sum(of[MICROS], value);
    of[NULLS] += without;
    if (known == null) {
      paths.put(key, of);
      return key.cost();
    }
    return 0;
  }

  void forgetPaths() {
    paths.clear();
  }

  long cost() {
    long cost = 0;
    for (PathKey key : paths.keySet()) {
      cost += key.cost();
    }
    return cost;
  }

  /** The same without its paths; leaves this as it was. */
  AttributionCell withoutPaths() {
    var bare = new AttributionCell(models);
    bare.add(this);
    bare.paths.clear();
    return bare;
  }

  AttributionCell plus(AttributionCell other) {
    var sum = new AttributionCell(models);
    sum.add(this);
    sum.add(other);
    return sum;
  }

  private void add(AttributionCell other) {
    conversions += other.conversions;
    micros = Micros.sum(micros, other.micros);
    valued += other.valued;
    fallbacks += other.fallbacks;
    rounded += other.rounded;
    untouched += other.untouched;
    untouchedMicros = Micros.sum(untouchedMicros, other.untouchedMicros);
    nulls += other.nulls;
    open += other.open;
    other.credits.forEach((label, of) -> credits.merge(label, of, AttributionCell::sum));
    other.paths.forEach((key, of) -> paths.merge(key, of, AttributionCell::sum));
  }

  private static long[] sum(long[] one, long[] other) {
    long[] sum = new long[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Micros.sum(one[i], other[i]);
    }
    return sum;
  }

  long conversions() {
    return conversions;
  }

  long micros() {
    return micros;
  }

  long untouched() {
    return untouched;
  }

  long untouchedMicros() {
    return untouchedMicros;
  }

  /** By label: units and value of each model. */
  Map<Integer, long[]> credits() {
    return credits;
  }

  Map<PathKey, long[]> paths() {
    return paths;
  }

  /** What is told of it, with its paths and credits. */
  AttributionReport.Totals totals(
      long distinct, List<AttributionReport.Path> shown, List<AttributionReport.Credits> byModel) {
    return new AttributionReport.Totals(
        conversions,
        micros,
        valued,
        fallbacks,
        rounded,
        untouched,
        nulls,
        open,
        distinct,
        shown,
        byModel);
  }
}
