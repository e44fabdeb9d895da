package io.fullfunnel.question;

import io.fullfunnel.engine.stages.StageModel;
import java.util.ArrayList;
import java.util.List;

/** Finds what keeps a model from working: stages that nobody reaches, and decay without end. */
final class ModelCheck {
  private final Model model;
  private final Place list;
  private final List<Model.Stage> stages;

  /**
   * A check.
   *
   * @param list where the stages stand
   */
  ModelCheck(Model model, Place list) {
    this.model = model;
    this.list = list;
    this.stages = model.stages();
  }

  void check() {
    decay();
    for (int stage = 0; stage < stages.size(); stage++) {
      shadowed(stage);
    }
    reachable();
  }

  private Place at(int stage) {
    return list.elements().get(stage);
  }

  private String quoted(int stage) {
    return Words.quote(stages.get(stage).key());
  }

  private boolean hasRule(int stage) {
    return !at(stage).at("match").absent();
  }

  private void decay() {
    for (int stage = 0; stage < stages.size(); stage++) {
      List<String> way = new ArrayList<>();
      int at = stage;
      while (at != StageModel.OUTSIDE) {
        way.add(stages.get(at).key());
        Model.Decay decay = stages.get(at).decay();
        at = decay == null ? StageModel.OUTSIDE : decay.to();
        if (at == stage) {
          way.add(stages.get(at).key());
          throw at(stage)
              .at("decay")
              .wrong("Decay goes round in a circle: " + String.join(" → ", way) + ".");
        }
        if (way.size() > stages.size()) {
          break; // a circle further down, found from there
        }
      }
    }
  }

  /** A later stage that takes everybody whom this one could. */
  private void shadowed(int stage) {
    Model.Stage of = stages.get(stage);
    Matcher match = of.match();
    for (int later = stage + 1; match != null && later < stages.size(); later++) {
      Model.Stage other = stages.get(later);
      Matcher its = other.match();
      if (its != null
          && its.json().equals(match.json())
          && other.times() <= of.times()
          && longer(other, of)
          && from(other, later).containsAll(of.from())) {
        throw at(stage)
            .wrong(
                "Nobody can enter stage "
                    + quoted(stage)
                    + ": whatever enters it enters "
                    + quoted(later)
                    + ", which comes later and asks for no more.");
      }
    }
  }

  private static boolean longer(Model.Stage other, Model.Stage of) {
    return other.in() == null || (of.in() != null && other.in().millis() >= of.in().millis());
  }

  /** Who stands in a stage stays when its own event comes. */
  private static List<Integer> from(Model.Stage stage, int number) {
    List<Integer> from = new ArrayList<>(stage.from());
    from.add(number);
    return from;
  }

  private void reachable() {
    boolean[] reached = new boolean[stages.size()];
    for (boolean more = true; more; ) {
      more = false;
      for (int stage = 0; stage < stages.size(); stage++) {
        if (!reached[stage] && isReached(stage, reached)) {
          reached[stage] = true;
          more = true;
        }
      }
    }
    for (int stage = 0; stage < stages.size(); stage++) {
      if (!reached[stage]) {
        throw at(stage)
            .wrong(
                "Nobody can reach stage "
                    + quoted(stage)
                    + ": "
                    + (hasRule(stage)
                        ? "none of the stages that it is entered from is ever reached."
                        : "it has no \"match\", and no decay and no rule in \"back\" leads to"
                            + " it."));
      }
    }
  }

  private boolean isReached(int stage, boolean[] reached) {
    boolean entered =
        hasRule(stage)
            && stages.get(stage).from().stream().anyMatch(from -> from < 0 || reached[from]);
    if (entered) {
      return true;
    }
    for (int from = 0; from < stages.size(); from++) {
      Model.Decay decay = stages.get(from).decay();
      if (reached[from] && decay != null && decay.to() == stage) {
        return true;
      }
    }
    return model.back().stream()
        .anyMatch(back -> back.to() == stage && back.from().stream().anyMatch(f -> reached[f]));
  }
}
