package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Ranking;
import io.fullfunnel.engine.stages.StagesReport.Bucket;
import io.fullfunnel.engine.stages.StagesReport.Flow;
import io.fullfunnel.engine.stages.StagesReport.Group;
import io.fullfunnel.engine.stages.StagesReport.Listed;
import io.fullfunnel.engine.stages.StagesReport.Loop;
import io.fullfunnel.engine.stages.StagesReport.Numbers;
import io.fullfunnel.engine.stages.StagesReport.OfStage;
import io.fullfunnel.engine.stats.LongBag;
import io.fullfunnel.engine.stats.Percentiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
  private final List<StageSpan> spans;
  private final int stages;

  ReportWriter(StagesPlan plan, StagesPartial partial) {
    this.plan = plan;
    this.partial = partial;
    this.spans = plan.question().spans();
    this.stages = plan.rules().stages;
  }

  StagesReport report() {
    Map<GroupKey, List<StageCell>> byGroup = new HashMap<>();
    partial
        .cells()
        .forEach(
            (key, cell) -> byGroup.computeIfAbsent(key.in(0), k -> empty()).set(key.slot(), cell));
    var ranking =
        new Ranking<>(
            plan.question().by(),
            plan.groups(),
            byGroup,
            1,
            (cells, span) -> Arrays.stream(cells.get(span).now).sum());
    return new StagesReport(
        ranking.groups(this::group, this::summed),
        group(List.of(), summed(byGroup.values())),
        ranking.more(),
        listed());
  }

  private List<StageCell> empty() {
    List<StageCell> cells = new ArrayList<>();
    spans.forEach(span -> cells.add(new StageCell(stages, span.buckets())));
    return cells;
  }

  private List<StageCell> summed(Collection<List<StageCell>> groups) {
    List<StageCell> sums = empty();
    for (List<StageCell> cells : groups) {
      for (int span = 0; span < sums.size(); span++) {
        sums.get(span).addAll(cells.get(span));
      }
    }
    return sums;
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
    var all = new Entries<Move>(list.limit());
    partial.cells().values().forEach(cell -> all.addAll(cell.listed));
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
