package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.AttributionReport;
import io.fullfunnel.engine.attribution.AttributionReport.Credit;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import io.fullfunnel.engine.attribution.AttributionReport.Touch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report of attribution as it is shown: the credits of both periods side by side. */
record AttributionShown(Shown total, List<Group> groups) {
  /** A group of it. */
  record Group(List<String> key, Shown shown) {}

  /**
   * One group.
   *
   * @param before null if nothing is compared
   * @param models the credits of each
   */
  record Shown(Totals now, @Nullable Totals before, List<List<Row>> models) {
    static Shown of(List<Totals> spans) {
      Totals now = spans.getFirst();
      Totals before = spans.size() > 1 ? spans.get(1) : null;
      List<List<Row>> models = new ArrayList<>();
      for (int model = 0; model < now.models().size(); model++) {
        models.add(
            rows(
                now.models().get(model).credits(),
                before == null ? null : before.models().get(model).credits()));
      }
      return new Shown(now, before, models);
    }

    /** Those of now in their order, then those that there were before only. */
    private static List<Row> rows(List<Credit> now, @Nullable List<Credit> before) {
      if (before == null) {
        return now.stream().map(credit -> new Row(credit.touch(), credit, null)).toList();
      }
      Map<Touch, Credit> then = new LinkedHashMap<>();
      before.forEach(credit -> then.put(credit.touch(), credit));
      List<Row> rows = new ArrayList<>();
      for (Credit credit : now) {
        Credit other = then.remove(credit.touch());
        rows.add(new Row(credit.touch(), credit, other == null ? nothing(credit.touch()) : other));
      }
      then.forEach((touch, credit) -> rows.add(new Row(touch, nothing(touch), credit)));
      return List.copyOf(rows);
    }

    private static Credit nothing(Touch touch) {
      return new Credit(touch, 0, 0, Double.NaN);
    }
  }

  /**
   * The credit of a touch by one model.
   *
   * @param before null if nothing is compared
   */
  record Row(Touch touch, Credit now, @Nullable Credit before) {}

  static AttributionShown of(AttributionReport report) {
    return new AttributionShown(
        Shown.of(report.total()),
        report.groups().stream()
            .map(group -> new Group(group.key(), Shown.of(group.spans())))
            .toList());
  }
}
