package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.EventMatcher;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events by which people move from one place of a model to another, new cycles included; who moves
 * by decay does so without an event.
 *
 * @param from number of a stage, {@link StageModel#OUTSIDE} or {@link StageModel#START}; null for
 *     wherever they come from
 * @param to number of a stage, or {@link StageModel#OUTSIDE}
 */
public record Moving(StageModel model, @Nullable Integer from, int to)
    implements EventFilter.OfModel {
  /** Events that enter a stage, wherever people come from. */
  public static Moving into(StageModel model, int stage) {
    return new Moving(model, null, stage);
  }

  @Override
  public EventMatcher bind(Dictionary dictionary) {
    return new Bound(new Rules(model, null, dictionary), from, to);
  }

  /** Walks once per person, when first asked. */
  private static final class Bound extends EventMatcher {
    private static final long serialVersionUID = 1L;
    private final Rules rules;
    private final @Nullable Integer from;
    private final int to;
    private transient @Nullable Walker walker;
    private boolean walked;
    private int[] rows = new int[4];
    private int size;

    Bound(Rules rules, @Nullable Integer from, int to) {
      this.rules = rules;
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean matches(Timeline person, int i) {
      if (!walked) {
        size = 0;
        walker().walk(person, Walker.EVER, new Collected());
        Arrays.sort(rows, 0, size); // those of one track after those of another
        walked = true;
      }
      return Arrays.binarySearch(rows, 0, size, i) >= 0;
    }

    private Walker walker() {
      Walker known = walker;
      if (known == null) {
        known = new Walker(rules);
        walker = known;
      }
      return known;
    }

    @Override
    public int @Nullable [] events() {
      return rules.leadingTo(to);
    }

    @Override
    public EventMatcher fork() {
      return new Bound(rules, from, to);
    }

    @Override
    public void begin(Timeline person) {
      walked = false;
    }

    /** Keeps the rows of the moves that are meant. */
    private final class Collected implements Walker.Steps {
      private boolean started;

      @Override
      public void begin(int track) {
        started = false;
      }

      @Override
      public void move(int was, int now, long time, long since, int row, int latestRow) {
        boolean first = !started;
        started = true;
        if (row == Walker.DECAY || now != rules.place(to) || !comesFrom(was, first)) {
          return;
        }
        rows = size < rows.length ? rows : Arrays.copyOf(rows, size * 2);
        rows[size++] = row;
      }

      private boolean comesFrom(int was, boolean first) {
        if (from == null) {
          return true;
        }
        return first
            ? from == StageModel.START
            : from != StageModel.START && rules.place(from) == was;
      }

      @Override
      public void end() {}
    }
  }
}
