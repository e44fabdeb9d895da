package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.filter.PersonMatcher;
import org.jspecify.annotations.Nullable;

/**
 * People who stand in a stage at an instant; with tracks, on any of them.
 *
 * @param stage its number
 * @param at epoch milliseconds, inclusive
 */
public record Standing(StageModel model, int stage, long at) implements PersonFilter.OfModel {
  @Override
  public PersonMatcher bind(Dictionary dictionary) {
    return new Bound(new Rules(model, null, dictionary), stage, at);
  }

  /** Walks once per question. */
  private static final class Bound extends PersonMatcher {
    private static final long serialVersionUID = 1L;
    private final Rules rules;
    private final int stage;
    private final long at;
    private transient @Nullable Last last;

    Bound(Rules rules, int stage, long at) {
      this.rules = rules;
      this.stage = stage;
      this.at = at;
    }

    @Override
    public boolean matches(Timeline person) {
      Last known = last;
      if (known == null) {
        known = new Last(new Walker(rules));
        last = known;
      }
      known.found = false;
      known.walker.walk(person, at, known);
      return known.found;
    }

    @Override
    public PersonMatcher fork() {
      return new Bound(rules, stage, at);
    }

    /** Where the walk stood last. */
    private final class Last implements Walker.Steps {
      private final Walker walker;
      private int place;
      private boolean found;

      Last(Walker walker) {
        this.walker = walker;
      }

      @Override
      public void begin(int track) {
        place = rules.stages;
      }

      @Override
      public void move(int from, int to, long time, long since, int row, int latestRow) {
        place = to;
      }

      @Override
      public void end() {
        found |= place == stage;
      }
    }
  }
}
