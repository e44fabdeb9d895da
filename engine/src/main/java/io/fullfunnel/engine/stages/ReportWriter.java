package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.stages.StagesReport.Bucket;
import io.fullfunnel.engine.stages.StagesReport.Flow;
import io.fullfunnel.engine.stages.StagesReport.Group;
import io.fullfunnel.engine.stages.StagesReport.Listed;
import io.fullfunnel.engine.stages.StagesReport.Loop;
import io.fullfunnel.engine.stages.StagesReport.Numbers;
import io.fullfunnel.engine.stages.StagesReport.OfStage;
import io.fullfunnel.engine.stats.LongBag;
import io.fullfunnel.engine.stats.Percentiles;
import io.fullfunnel.engine.values.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the total of stages into their report. */
final class ReportWriter {
  private static final double HALF = 0.5;
  private static final double MOST = 0.9;

  private final StagesPlan plan;
  private final StagesPartial partial;
  private final Groups groups;
  private final List<StageSpan> spans;
  private final int stages;

  ReportWriter(StagesPlan plan, StagesPartial partial) {
    this.plan = plan;
    this.partial = partial;
    this.groups = plan.groups();
    this.spans = plan.question().spans();
    this.stages = plan.rules().stages;
  }

  /** A group's cells, one for each span. */
  private record Sized(List<String> names, List<StageCell> cells) {
    private long size() {
      long size = 0;
      for (long now : cells.getFirst().now) {
        size += now;
      }
      return size;
    }

    static int compare(Sized one, Sized other) {
      int order = Long.compare(other.size(), one.size());
      for (int i = 0; order == 0 && i < one.names.size(); i++) {
        order = one.names.get(i).compareTo(other.names.get(i));
      }
      return order;
    }
  }

  StagesReport report() {
    Map<GroupKey, List<StageCell>> byGroup = new HashMap<>();
    partial
        .cells()
        .forEach(
            (key, cell) -> byGroup.computeIfAbsent(key.in(0), k -> empty()).set(key.slot(), cell));
    List<StageCell> all = empty();
    List<List<StageCell>> rest = new ArrayList<>();
    List<Sized> sized = new ArrayList<>();
    byGroup.forEach((key, cells) -> {
      addAll(all, cells);
      if (key.isOther()) {
        rest.add(cells);
      } else {
        sized.add(new Sized(groups.names(key), cells));
      }
    });
    Split by = plan.question().by();
    if (by == null) {
      return new StagesReport(List.of(), group(List.of(), all), 0, listed());
    }
    order(sized, by);
    int limit = Math.min(by.limit(), sized.size());
    List<Group> shown = new ArrayList<>();
    sized.subList(0, limit).forEach(group -> shown.add(group(group.names, group.cells)));
    sized.subList(limit, sized.size()).forEach(group -> rest.add(group.cells));
    if (!rest.isEmpty()) {
      List<StageCell> other = empty();
      rest.forEach(cells -> addAll(other, cells));
      shown.add(group(Collections.nCopies(by.properties().size(), Labels.OTHER_SHOWN), other));
    }
    int more = sized.size() - limit;
    return new StagesReport(List.copyOf(shown), group(List.of(), all), more, listed());
  }

  private List<StageCell> empty() {
    List<StageCell> cells = new ArrayList<>();
    spans.forEach(span -> cells.add(new StageCell(stages, span.buckets())));
    return cells;
  }

  private static void addAll(List<StageCell> sums, List<StageCell> cells) {
    for (int span = 0; span < sums.size(); span++) {
      sums.get(span).addAll(cells.get(span));
    }
  }

  /** The largest first, then by key; settled groups as they were settled. */
  private static void order(List<Sized> sized, Split by) {
    List<List<String>> settled = by.shown();
    if (settled == null) {
      sized.sort(Sized::compare);
      return;
    }
    Map<List<String>, Integer> place = new HashMap<>();
    for (List<String> names : settled) {
      place.putIfAbsent(names, place.size());
    }
    sized.sort(
        Comparator.<Sized>comparingInt(group -> place.getOrDefault(group.names, place.size()))
            .thenComparing(Sized::compare));
  }

  private Group group(List<String> names, List<StageCell> cells) {
    return new Group(names, cells.stream().map(this::numbers).toList());
  }

  private Numbers numbers(StageCell cell) {
    List<OfStage> numbers = new ArrayList<>();
    for (int stage = 0; stage < stages; stage++) {
      numbers.add(stage(cell, stage));
    }
    return new Numbers(
        List.copyOf(numbers), flows(cell), stock(cell), loops(cell), cell.now[stages]);
  }

  private OfStage stage(StageCell cell, int stage) {
    long entered = 0;
    for (int from = 0; from <= stages + 1; from++) {
      entered += cell.moves[cell.pair(from, stage)];
    }
    long left = 0;
    LongBag stays = new LongBag();
    for (int to = 0; to <= stages; to++) {
      int pair = cell.pair(stage, to);
      left += cell.moves[pair];
      LongBag more = cell.stays(pair);
      if (more != null) {
        stays.addAll(more);
      }
    }
    double[] dwell =
        stays.size() == 0
            ? new double[] {Double.NaN, Double.NaN}
            : Percentiles.of(stays, HALF, MOST);
    return new OfStage(
        cell.now[stage],
        cell.stuck[stage],
        entered,
        cell.reentered[stage],
        left,
        cell.high[stage],
        dwell[0],
        dwell[1]);
  }

  /** From the start, then from each stage, then from outside. */
  private List<Flow> flows(StageCell cell) {
    List<Flow> flows = new ArrayList<>();
    for (int f = -1; f <= stages; f++) {
      int from = f < 0 ? stages + 1 : f;
      for (int to = 0; to <= stages; to++) {
        int pair = cell.pair(from, to);
        if (cell.moves[pair] > 0) {
          LongBag stays = cell.stays(pair);
          flows.add(
              new Flow(
                  stage(from),
                  stage(to),
                  cell.people[pair],
                  cell.moves[pair],
                  cell.decayed[pair],
                  stays == null ? Double.NaN : Percentiles.of(stays, HALF)[0]));
        }
      }
    }
    return List.copyOf(flows);
  }

  private int stage(int place) {
    if (place > stages) {
      return StageModel.START;
    }
    return place == stages ? StageModel.OUTSIDE : place;
  }

  private List<Bucket> stock(StageCell cell) {
    List<Bucket> buckets = new ArrayList<>();
    long[] standing = cell.before.clone();
    int places = stages + 1;
    for (int bucket = 0; bucket < cell.buckets; bucket++) {
      List<Long> stock = new ArrayList<>();
      List<Long> entered = new ArrayList<>();
      List<Long> left = new ArrayList<>();
      for (int stage = 0; stage < stages; stage++) {
        long came = cell.came[bucket * places + stage];
        long went = cell.went[bucket * places + stage];
        standing[stage] += came - went;
        stock.add(standing[stage]);
        entered.add(came);
        left.add(went);
      }
      buckets.add(new Bucket(List.copyOf(stock), List.copyOf(entered), List.copyOf(left)));
    }
    return List.copyOf(buckets);
  }

  private static List<Loop> loops(StageCell cell) {
    List<Loop> loops = new ArrayList<>();
    cell.loops().forEach((of, count) -> loops.add(new Loop(of, count.people, count.times)));
    loops.sort(
        Comparator.comparingLong(Loop::people)
            .thenComparingLong(Loop::times)
            .reversed()
            .thenComparing(loop -> loop.stages().toString()));
    return List.copyOf(loops);
  }

  private List<Listed> listed() {
    StageList list = plan.question().list();
    if (list == null) {
      return List.of();
    }
    var all = new Moves(list.limit());
    for (StageCell cell : partial.cells().values()) {
      if (cell.listed != null) {
        all.addAll(cell.listed);
      }
    }
    return all.first().stream().map(this::listed).toList();
  }

  private Listed listed(Move move) {
    boolean first = move.from() == stages + 1;
    return new Listed(
        move.person(),
        move.timeMillis(),
        move.sequence(),
        move.event() == Walker.DECAY ? null : plan.eventName(move.event()),
        stage(move.from()),
        stage(move.to()),
        first ? null : move.since(),
        move.track() < 0 ? null : plan.rules().trackNames.get(move.track()));
  }
}
