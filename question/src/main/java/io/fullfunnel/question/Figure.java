package io.fullfunnel.question;

import io.fullfunnel.engine.figures.Measure;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One figure of a question, made of what the engine counts.
 *
 * @param name under which the answer gives it
 * @param json as the question has it
 */
record Figure(String name, Made made, JsonNode json) {
  /** How a figure comes of counts. */
  sealed interface Made {
    /** What the engine counts for it. */
    List<Measure> measures();

    /** Whether groups and buckets add up to the total. */
    boolean adds();
  }

  /** A count. */
  record Counted(Measure measure) implements Made {
    @Override
    public List<Measure> measures() {
      return List.of(measure);
    }

    @Override
    public boolean adds() {
      return measure.adds();
    }
  }

  /** An amount: the sum of these. */
  record Amount(List<Measure> parts) implements Made {
    @Override
    public List<Measure> measures() {
      return parts;
    }

    @Override
    public boolean adds() {
      return true;
    }
  }

  /** Seconds: the mean of milliseconds over a count. */
  record MeanSeconds(Measure millis, Measure of) implements Made {
    @Override
    public List<Measure> measures() {
      return List.of(millis, of);
    }

    @Override
    public boolean adds() {
      return false;
    }
  }

  /** One count less another: those of the first that are not in the second. */
  record Without(Measure all, Measure less) implements Made {
    @Override
    public List<Measure> measures() {
      return List.of(all, less);
    }

    @Override
    public boolean adds() {
      return all.adds() && less.adds();
    }
  }

  /** One figure for each of another. */
  record Rate(Made part, Made whole) implements Made {
    @Override
    public List<Measure> measures() {
      return Stream.concat(part.measures().stream(), whole.measures().stream()).toList();
    }

    @Override
    public boolean adds() {
      return false;
    }
  }
}
