package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts people: move by move in each span, and at a walk's end where it stands. */
final class StagesFold implements Fold<StagesPartial>, Walker.Steps {
  private static final int NOWHERE = -1;

  private final Stages question;
  private final StagesPartial partial;
  private final Rules rules;
  private final Walker walker;
  private final Groups groups;
  private final @Nullable PersonMatcher people;
  private final StageSpan[] spans;
  private final long[][] bounds;
  private final @Nullable StageCell[] cells;
  private final GroupKey key;
  private final LoopStack loops;
  private final Listing listing;
  private final long until;
  private int person;

  /** The walk so far: which stages it was in, and by span where it stands and how far it came. */
  private long visited;

  private boolean started;
  private final int[] placeAt;
  private final long[] sinceAt;
  private final int[] highAt;

  StagesFold(StagesPlan plan) {
    this.question = plan.question();
    this.partial = plan.empty();
    this.rules = plan.rules();
    this.walker = new Walker(rules);
    this.groups = plan.groups();
    this.people = plan.newPeople();
    this.spans = question.spans().toArray(new StageSpan[0]);
    this.cells = new @Nullable StageCell[spans.length];
    this.bounds = new long[spans.length][];
    long last = Long.MIN_VALUE;
    for (int s = 0; s < spans.length; s++) {
      bounds[s] = spans[s].bounds().stream().mapToLong(Long::longValue).toArray();
      last = Math.max(last, spans[s].at());
    }
    this.until = last;
    this.key = new GroupKey(groups.properties());
    this.loops = new LoopStack(rules.stages);
    this.listing = new Listing(question.list(), groups);
    this.placeAt = new int[spans.length];
    this.sinceAt = new long[spans.length];
    this.highAt = new int[spans.length];
  }

  @Override
  public void add(Timeline timeline) {
    if (people != null && !people.matches(timeline)) {
      return;
    }
    person++;
    groups.begin(timeline, key);
    key.slot(0);
    if (groups.isHidden(key)) {
      key.labels(GroupKey.OTHER);
    }
    Arrays.fill(cells, null);
    listing.person(timeline, key);
    walker.walk(timeline, until, this);
  }

  private StageCell cell(int span) {
    StageCell cell = cells[span];
    if (cell == null) {
      key.slot(span);
      cell = partial.cell(key, rules.stages, spans[span].buckets());
      cells[span] = cell;
    }
    return cell;
  }

  @Override
  public void begin(int track) {
    visited = 0;
    started = false;
    Arrays.fill(placeAt, NOWHERE);
    Arrays.fill(highAt, NOWHERE);
    loops.clear();
    listing.walk(track);
  }

  @Override
  public void move(int from, int to, long time, long since, int row, int latestRow) {
    int start = started ? from : rules.stages + 1;
    boolean stage = to < rules.stages;
    boolean again = stage && (visited & 1L << to) != 0;
    boolean closed = loops.move(to);
    Move listed = listing.move(start, to, time, since, row, latestRow);
    for (int s = 0; s < spans.length; s++) {
      StageCell cell = cell(s);
      if (time <= spans[s].at()) {
        placeAt[s] = to;
        sinceAt[s] = time;
        if (stage && to > highAt[s]) {
          highAt[s] = to;
          listing.reached(s, listed);
        }
        listing.stands(s, listed);
      }
      stock(cell, s, start, to, time);
      if (!spans[s].period().holds(time)) {
        continue;
      }
      cell.decayed[cell.pair(start, to)] += row == Walker.DECAY ? 1 : 0;
      count(cell, s, start, to, again, time - since, listed);
      if (closed) {
        boolean isNew = cell.addLoop(loops.loop(), person);
        listing.loop(cell, s, loops.loop(), isNew, listed);
      }
    }
    visited |= stage ? 1L << to : 0;
    started = true;
  }

  private void count(
      StageCell cell, int span, int from, int to, boolean again, long stay, @Nullable Move listed) {
    int pair = cell.pair(from, to);
    boolean isNew = cell.isNew(pair, person);
    cell.moves[pair]++;
    if (again) {
      cell.reentered[to]++;
    }
    if (from <= rules.stages) {
      cell.stayed(pair, stay);
    }
    listing.counted(cell, span, again, isNew, listed);
  }

  private void stock(StageCell cell, int span, int from, int to, long time) {
    long[] of = bounds[span];
    if (of.length < 2 || time >= of[of.length - 1]) {
      return;
    }
    int found = Arrays.binarySearch(of, time);
    int bucket = found >= 0 ? found : -found - 2;
    int places = rules.stages + 1;
    if (bucket < 0) {
      cell.before[to]++;
      if (from < places) {
        cell.before[from]--;
      }
      return;
    }
    cell.came[bucket * places + to]++;
    if (from < places) {
      cell.went[bucket * places + from]++;
    }
  }

  @Override
  public void end() {
    for (int s = 0; s < spans.length; s++) {
      if (placeAt[s] == NOWHERE) {
        continue;
      }
      StageCell cell = Objects.requireNonNull(cells[s]);
      int place = placeAt[s];
      cell.now[place]++;
      boolean stuck = place < rules.stages && spans[s].at() - sinceAt[s] > question.stuckMillis();
      if (stuck) {
        cell.stuck[place]++;
      }
      if (highAt[s] != NOWHERE) {
        cell.high[highAt[s]]++;
      }
      listing.ended(cell, s, stuck);
    }
  }

  @Override
  public StagesPartial partial() {
    return partial;
  }
}
