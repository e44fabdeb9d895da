package io.fullfunnel.testkit.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.AttributionReport.Credit;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import io.fullfunnel.engine.attribution.GivenPaths;
import io.fullfunnel.engine.attribution.Model;
import io.fullfunnel.testkit.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: the example data of ChannelAttribution, 10,000 paths, known from outside. */
class PathDataTest {
  @Test
  void totals_and_rules() throws IOException {
    Totals totals =
        totals(1, true, Model.Positions.FIRST, Model.Positions.LAST, new Model.Linear());
    assertThat(List.of(totals.conversions(), totals.nulls())).containsExactly(19_785L, 68_602L);
    // 10,000 values are rounded to millionths, one by one
    assertThat(totals.micros()).isCloseTo(74_802_971_587L, within(5_000L));
    expect(totals, 0, 1e-9, "alpha 6308 beta 2831 eta 3164 iota 4606 theta 1606 lambda 902");
    expect(totals, 1, 1e-9, "alpha 8447 beta 989 eta 4167 iota 3355 theta 653 lambda 1207");
    expect(
        totals,
        2,
        6e-5,
        "alpha 7574.7186 beta 2083.5001 eta 3539.9512 iota 3857.0962 theta 1022.8014"
            + " lambda 1035.2576");
    for (int model = 0; model < 3; model++) {
      List<Credit> credits = totals.models().get(model).credits();
      assertThat(credits.stream().mapToLong(Credit::units).sum())
          .isEqualTo(19_785L * Attribution.UNITS);
      assertThat(credits.stream().mapToLong(Credit::micros).sum()).isEqualTo(totals.micros());
    }
  }

  @Test
  void the_chain_of_paths_with_conversions() throws IOException {
    Totals totals = totals(1, false, new Model.Markov());
    expect(totals, 0, 0.006, "alpha 5260.07 iota 3899.25 eta 3347.77 beta 2585.41");
    effects(totals, 6e-6, "alpha 0.56172 iota 0.41640 eta 0.35751 beta 0.27609");
  }

  @Test
  void the_chain_of_all_paths_to_four_decimals() throws IOException {
    Totals totals = totals(1, true, new Model.Markov());
    assertThat(totals.models().getFirst().chance()).isCloseTo(0.2238451355968638, within(1e-12));
    expect(
        totals,
        0,
        5e-5,
        "alpha 5344.947682085164 beta 2527.3521665203875 delta 4.613618311100924"
            + " epsilon 599.5706504632112 eta 3340.8474015008696 gamma 171.14544269372666"
            + " iota 3884.6147018750935 kappa 274.363255954797 lambda 1282.8472233943585"
            + " mi 1.722424556280718 theta 1971.9128798869244 zeta 381.06255275808434");
    effects(
        totals,
        1e-12,
        "alpha 0.5583994895077468 beta 0.26403853574123637 delta 0.00048199575803842265"
            + " epsilon 0.06263858227549068 eta 0.34902633187114573 gamma 0.017879974419968803"
            + " iota 0.4058350044719441 kappa 0.02866338665546564 lambda 0.13402212280970016"
            + " mi 0.0001799458198938897 theta 0.20601046277277002 zeta 0.03981051781738332");
  }

  @Test
  void chains_of_higher_orders_add_up_too() throws IOException {
    for (int order = 2; order <= 3; order++) {
      Totals totals = totals(order, true, new Model.Markov());
      assertThat(totals.models().getFirst().credits().stream().mapToLong(Credit::units).sum())
          .as("order %d", order)
          .isEqualTo(19_785L * Attribution.UNITS);
    }
  }

  private static Totals totals(int order, boolean nulls, Model... models) throws IOException {
    List<GivenPaths.Path> paths = new ArrayList<>();
    List<String> lines = Files.readAllLines(SharedData.file("data/pathdata.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replace("\"", "").split(",", -1);
      int last = cells.length - 1;
      paths.add(
          new GivenPaths.Path(
              List.of(cells[last - 3].split(" > ", -1)),
              Long.parseLong(cells[last - 2]),
              micros(cells[last - 1]),
              new BigDecimal(cells[last]).longValueExact()));
    }
    assertThat(paths).hasSize(10_000);
    return new GivenPaths(paths, List.of(models), order, nulls).totals();
  }

  private static long micros(String value) {
    return new BigDecimal(value)
        .movePointRight(6)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private static void expect(Totals totals, int model, double precision, String known) {
    Map<String, Double> found = new TreeMap<>();
    totals
        .models()
        .get(model)
        .credits()
        .forEach(credit ->
            found.put(credit.touch().name(), credit.units() / (double) Attribution.UNITS));
    compare(found, precision, known);
  }

  private static void effects(Totals totals, double precision, String known) {
    Map<String, Double> found = new TreeMap<>();
    totals
        .models()
        .getFirst()
        .credits()
        .forEach(credit -> found.put(credit.touch().name(), credit.removalEffect()));
    compare(found, precision, known);
  }

  private static void compare(Map<String, Double> found, double precision, String known) {
    String[] words = known.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      assertThat(found.get(words[i]))
          .as(words[i])
          .isCloseTo(Double.parseDouble(words[i + 1]), within(precision));
    }
  }
}
