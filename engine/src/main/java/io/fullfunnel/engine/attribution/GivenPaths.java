package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Attribution of paths that somebody counted elsewhere: without times, so without models that need
 * them.
 *
 * @param paths equal ones are added up
 */
public record GivenPaths(List<Path> paths, List<Model> models, int order, boolean nulls) {
  private static final String DIRECT = "direct";

  public GivenPaths {
    paths = List.copyOf(paths);
    models = List.copyOf(models);
    for (Model model : models) {
      if (model instanceof Model.TimeDecay || model instanceof Model.WShape) {
        throw new IllegalArgumentException("given paths have no times for " + model);
      }
    }
  }

  /**
   * A path.
   *
   * @param micros value of its conversions together, in millionths
   * @param nulls how often it led to none
   */
  public record Path(List<String> touches, long conversions, long micros, long nulls) {
    public Path {
      touches = List.copyOf(touches);
      if (conversions < 0 || nulls < 0) {
        throw new IllegalArgumentException(conversions + " conversions, " + nulls + " without");
      }
    }
  }

  /** What the models say of them. */
  public Totals totals() {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Path path : paths) {
      for (String touch : path.touches()) {
        if (numbers.putIfAbsent(touch, names.size()) == null) {
          names.add(touch);
        }
      }
    }
    var cell = new AttributionCell(models.size());
    var crediting = new Crediting(models);
    var journey = new Journey();
    for (Path path : paths) {
      journey.begin(0);
      for (String touch : path.touches()) {
        boolean direct = touch.strip().toLowerCase(Locale.ROOT).equals(DIRECT);
        journey.add(numbers.getOrDefault(touch, TouchNames.NONE), 0, 0, direct);
      }
      if (path.conversions() > 0) {
        crediting.credit(journey, path.conversions(), path.micros(), cell);
      }
      cell.notConverted(path.nulls(), false);
      if (!path.touches().isEmpty()) {
        cell.path(journey, path.conversions(), path.micros(), path.nulls());
      }
    }
    return new CellWriter(models, order, nulls, new TouchNames(names), false).totals(cell);
  }
}
