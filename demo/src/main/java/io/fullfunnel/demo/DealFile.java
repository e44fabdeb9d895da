package io.fullfunnel.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The deals that sales keeps of the trade leads, as csv for {@code --into deals}. */
final class DealFile {
  private static final String HEADER =
      "deal,person,stage,time,created,amount,currency,outcome,reason,lead_source,owner";
  private static final String[] OWNERS = {"sim-sales-1", "sim-sales-2", "sim-sales-3"};
  private static final double MEDIAN = 1_400;
  private static final double SPREAD = .7;
  private static final int MAREKS_EUROS = 2_400;

  private DealFile() {}

  static void write(VisitPlan plan, Path file) throws IOException {
    try (CsvFile csv = new CsvFile(file, HEADER)) {
      for (Lead lead : plan.leads) {
        write(plan, lead, csv);
      }
    }
  }

  private static void write(VisitPlan plan, Lead lead, CsvFile csv) throws IOException {
    Dice dice = Dice.of(plan.people.parameters, lead.person(), 11);
    String owner = OWNERS[dice.below(OWNERS.length)];
    boolean told = lead.person() == plan.people.marek();
    long euros = told ? MAREKS_EUROS : Math.round(dice.skewed(MEDIAN, SPREAD));
    row(csv, plan, lead, "mql", lead.time(), null, owner);
    switch (lead.answer()) {
      case ACCEPTED -> row(csv, plan, lead, "sql", lead.handled().millis(), null, owner);
      case REJECTED -> row(csv, plan, lead, "rejected", lead.handled().millis(), null, owner);
      case OPEN -> {}
    }
    if (lead.isWon()) {
      row(csv, plan, lead, "won", lead.wonMillis(), (Long) euros, owner);
    }
  }

  private static void row(
      CsvFile csv,
      VisitPlan plan,
      Lead lead,
      String stage,
      long time,
      @Nullable Long euros,
      String owner)
      throws IOException {
    String name = plan.people.name(lead.person());
    csv.row(
        "D-" + name,
        "u-" + name,
        stage,
        Instant.ofEpochMilli(time),
        Instant.ofEpochMilli(lead.time()),
        euros,
        euros == null ? null : "EUR",
        stage.equals("won") ? "won" : null,
        stage.equals("rejected") ? lead.handled().reason() : null,
        lead.source().label,
        owner);
  }
}
