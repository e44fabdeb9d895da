package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.table.Sheet.Heading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every deal as it stands after all its events: the latest value of each property, the stage and
 * the outcome. A deal is what Deal Stage Changed, Deal Won and Deal Lost name in {@code deal}.
 */
final class DealsNow implements EventVisitor {
  /** Columns of a deals file, but {@code deal}, {@code person}, {@code time}, {@code outcome}. */
  private static final List<String> OWN =
      List.of(
          "stage",
          "created",
          "amount",
          "currency",
          "probability",
          "close_expected",
          "owner",
          "reason",
          "lead_source",
          "product");

  static final List<Heading> HEADINGS = headings();

  private final Persons persons;
  private final Map<String, List<Step>> deals = new LinkedHashMap<>();

  DealsNow(Persons persons) {
    this.persons = persons;
  }

  private record Step(
      long timeMillis, long sequence, String name, Ids ids, Map<String, String> properties) {}

  private static List<Heading> headings() {
    List<Heading> headings = new ArrayList<>();
    headings.add(Heading.text("deal"));
    headings.add(Heading.text("person"));
    headings.add(Heading.text("personId"));
    headings.add(Heading.text("time"));
    headings.add(Heading.text("outcome"));
    for (String name : OWN) {
      headings.add(Heading.text(name));
    }
    return List.copyOf(headings);
  }

  @Override
  public void visit(Event event) {
    if (!event.name().startsWith("Deal ")
        || !List.of("Deal Stage Changed", "Deal Won", "Deal Lost").contains(event.name())) {
      return;
    }
    Map<String, String> properties = ExactJson.fields(event.properties());
    String deal = properties.get("deal");
    if (deal == null || deal.equals("null")) {
      return;
    }
    deals
        .computeIfAbsent(ExactJson.scalar(deal), d -> new ArrayList<>())
        .add(
            new Step(
                event.timeMillis(),
                event.sequence(),
                event.name(),
                new Ids(event.userId(), event.anonymousId(), event.email()),
                properties));
  }

  long writeTo(Sheet sheet) throws IOException {
    for (Map.Entry<String, List<Step>> entry : deals.entrySet()) {
      List<Step> steps = entry.getValue();
      steps.sort(Comparator.comparingLong(Step::timeMillis).thenComparingLong(Step::sequence));
      Map<String, String> latest = new LinkedHashMap<>();
      String outcome = "open";
      for (Step step : steps) {
        step.properties()
            .forEach((name, json) -> {
              if (!json.equals("null")) {
                latest.put(name, json);
              }
            });
        outcome = outcome(step);
      }
      Step last = steps.getLast();
      List<@Nullable String> cells = new ArrayList<>(HEADINGS.size());
      cells.add(entry.getKey());
      cells.add(
          last.ids().userId() != null
              ? last.ids().userId()
              : last.ids().email() != null ? last.ids().email() : last.ids().anonymousId());
      cells.add(persons.person(last.sequence(), last.ids()));
      cells.add(Export.iso(last.timeMillis()));
      cells.add(outcome);
      for (String name : OWN) {
        String json = latest.get(name);
        cells.add(json == null ? null : ExactJson.scalar(json));
      }
      sheet.write(cells);
    }
    return deals.size();
  }

  private static String outcome(Step step) {
    return switch (step.name()) {
      case "Deal Won" -> "won";
      case "Deal Lost" -> "lost";
      default -> ExactJson.scalar(step.properties().getOrDefault("outcome", "\"open\""));
    };
  }
}
