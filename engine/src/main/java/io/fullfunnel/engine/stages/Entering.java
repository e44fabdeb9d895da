package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.EventMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Events by which people enter a stage, new cycles included; who enters it by decay does so without
 * an event.
 *
 * @param stage its number
 */
public record Entering(StageModel model, int stage) implements EventFilter.OfModel {
  @Override
  public EventMatcher bind(Dictionary dictionary) {
    return new Bound(new Rules(model, null, dictionary), stage);
  }

  /** Walks once per person, when first asked. */
  private static final class Bound extends EventMatcher {
    private static final long serialVersionUID = 1L;
    private final Rules rules;
    private final int stage;
    private transient @Nullable Walker walker;
    private boolean walked;
    private int[] rows = new int[4];
    private int size;

    Bound(Rules rules, int stage) {
      this.rules = rules;
      this.stage = stage;
    }

    @Override
    public boolean matches(Timeline person, int i) {
      if (!walked) {
        size = 0;
        walker().walk(person, Walker.EVER, new Collected());
        walked = true;
      }
      for (int r = 0; r < size; r++) {
        if (rows[r] == i) {
          return true;
        }
      }
      return false;
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
      return rules.entering(stage);
    }

    @Override
    public EventMatcher fork() {
      return new Bound(rules, stage);
    }

    @Override
    public void begin(Timeline person) {
      walked = false;
    }

    /** Keeps the rows at which the stage was entered. */
    private final class Collected implements Walker.Steps {
      @Override
      public void begin(int track) {}

      @Override
      public void move(int from, int to, long time, long since, int row, int latestRow) {
        if (to != stage || row == Walker.DECAY) {
          return;
        }
        if (size == rows.length) {
          rows = java.util.Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = row;
      }

      @Override
      public void end() {}
    }
  }
}
