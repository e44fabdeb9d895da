package io.fullfunnel.demo;

import io.fullfunnel.demo.Visits.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ads cost, as csv for {@code --into spend}: each day's clicks are the visits of that day,
 * and impressions and cost follow the clicks to sums that are given.
 */
final class SpendFile {
  private static final String HEADER =
      "date,channel,source,campaign,impressions,clicks,conversions,cost,currency";

  /** Clicks that one trade lead takes. */
  private static final int CLICKS_A_LEAD = 9;

  private static final int IMPRESSIONS_A_CLICK = 140;

  private final VisitPlan plan;
  private final Parameters parameters;
  private final int[][] clicks = new int[Origin.CAMPAIGNS.length][Parameters.DAYS];
  private final int[][] sales = new int[Origin.CAMPAIGNS.length][Parameters.DAYS];

  SpendFile(VisitPlan plan) {
    this.plan = plan;
    this.parameters = plan.people.parameters;
    Visits visits = plan.visits;
    for (int visit = 0; visit < visits.size; visit++) {
      if (visits.isPaid(visit) && visits.kind(visit) != Kind.TRADE) {
        int day = plan.year.day(visits.time[visit]);
        int campaign = Origin.campaign(plan.year, visits, visit);
        clicks[campaign][day]++;
        if (visits.kind(visit) == Kind.ORDER) {
          sales[campaign][day]++;
        }
      }
    }
  }

  /** Writes the file and gives the sum of the cost in cents. */
  long write(Path file) throws IOException {
    long holeCents = parameters.scaledLong(Parameters.HOLE_CENTS);
    long cents = parameters.scaledLong(Parameters.PAID_CENTS);
    long holeSeen = parameters.scaledLong(Parameters.HOLE_IMPRESSIONS);
    long seen = parameters.scaledLong(Parameters.PAID_IMPRESSIONS);
    try (CsvFile csv = new CsvFile(file, HEADER)) {
      campaigns(csv, 0, 1, holeSeen, holeCents);
      campaigns(csv, 1, clicks.length, seen - holeSeen, cents - holeCents);
      return cents + trade(csv);
    }
  }

  private void campaigns(CsvFile csv, int from, int to, long impressions, long cents)
      throws IOException {
    double[] weights = new double[(to - from) * Parameters.DAYS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = clicks[from + i / Parameters.DAYS][i % Parameters.DAYS];
    }
    long[] seen = Quota.of(impressions, weights);
    long[] cost = Quota.of(cents, weights);
    for (int i = 0; i < weights.length; i++) {
      int campaign = from + i / Parameters.DAYS;
      int day = i % Parameters.DAYS;
      if (clicks[campaign][day] > 0) {
        csv.row(
            parameters.first().plusDays(day),
            Channel.PAID_SOCIAL.label,
            "facebook",
            Origin.CAMPAIGNS[campaign],
            seen[i],
            clicks[campaign][day],
            sales[campaign][day],
            CsvFile.cents(cost[i]),
            "EUR");
      }
    }
  }

  /** Planted 5: what a trade lead of Social and of Paid Search costs. */
  private long trade(CsvFile csv) throws IOException {
    return trade(csv, Source.SOCIAL, "facebook", Parameters.SOCIAL_LEAD_CENTS)
        + trade(csv, Source.PAID_SEARCH, "google", Parameters.SEARCH_LEAD_CENTS);
  }

  private long trade(CsvFile csv, Source source, String network, long leadCents)
      throws IOException {
    Map<Integer, Integer> leads = new TreeMap<>();
    for (Lead lead : plan.leads) {
      if (lead.source() == source) {
        leads.merge(plan.year.day(lead.time()), 1, Integer::sum);
      }
    }
    long cents = 0;
    for (Map.Entry<Integer, Integer> day : leads.entrySet()) {
      int count = day.getValue();
      cents += count * leadCents;
      csv.row(
          parameters.first().plusDays(day.getKey()),
          source.channel.label,
          network,
          Origin.TRADE,
          count * CLICKS_A_LEAD * IMPRESSIONS_A_CLICK,
          count * CLICKS_A_LEAD,
          count,
          CsvFile.cents(count * leadCents),
          "EUR");
    }
    return cents;
  }
}
