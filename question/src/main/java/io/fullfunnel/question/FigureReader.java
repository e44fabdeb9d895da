package io.fullfunnel.question;

import io.fullfunnel.engine.figures.Measure;
import io.fullfunnel.engine.filter.EventFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the figures of a question: by name, or made of matchers. */
final class FigureReader {
  static final String PAGE_VIEWED = "Page Viewed";
  static final String BOUNCE_RATE = "bounceRate";
  static final String VISIT_SECONDS = "visitSeconds";
  static final String ORDER = "order_id";
  private static final String GOAL = "goal:";
  private static final String COST_PER = "costPer:";
  private static final List<String> NAMES =
      List.of(
          "visits",
          "people",
          "events",
          VISIT_SECONDS,
          BOUNCE_RATE,
          "pageViews",
          "revenue",
          "grossRevenue",
          "customers",
          "newCustomers",
          "returningCustomers");
  private static final List<String> LATER = List.of("cost", "roas");
  private static final int MOST = 30;
  private static final int DEEPEST = 4;
  private static final EventFilter ANY = new EventFilter.Any();

  /** Visits with any event. */
  static final Measure ALL_VISITS = new Measure.Visits(ANY);

  private final Names names;
  private final Language language;
  private final Goals goals;
  private Measure.@Nullable Trade trade;
  private boolean money;

  FigureReader(Names names, Language language) {
    this.names = names;
    this.language = language;
    this.goals = Goals.of(names.data());
  }

  /** Whether any figure is an amount of money. */
  boolean hasMoney() {
    return money;
  }

  List<Figure> read(Place list) {
    if (!list.isList() || list.node().isEmpty() || list.node().size() > MOST) {
      throw list.expected("a list of 1 to " + MOST + " figures such as [\"visits\",\"goal:sale\"]");
    }
    List<Figure> figures = new ArrayList<>();
    for (Place place : list.elements()) {
      Figure figure = figure(place, 0);
      if (figures.stream().anyMatch(known -> known.name().equals(figure.name()))) {
        throw place.wrong(
            "Two figures are called "
                + Words.quote(figure.name())
                + " at "
                + list.shown()
                + "; give one another name with \"as\".");
      }
      figures.add(figure);
    }
    return List.copyOf(figures);
  }

  private Figure figure(Place place, int depth) {
    if (place.isText()) {
      return named(place);
    }
    if (!place.isObject()) {
      throw place.expected("a figure's name, or an object with count, sum or rate");
    }
    place.only(List.of("count", "sum", "rate", "of", "as"));
    List<String> forms = List.of("count", "sum", "rate");
    List<String> said = forms.stream().filter(place::has).toList();
    if (said.size() != 1) {
      throw place.wrong(
          "A figure has exactly one of count, sum or rate; the one at "
              + place.shown()
              + (said.isEmpty() ? " has none." : " has " + Words.join(said, "and") + "."));
    }
    Figure figure =
        switch (said.getFirst()) {
          case "count" -> count(place);
          case "sum" -> sum(place);
          default -> rate(place, depth);
        };
    if (place.at("as").absent()) {
      return figure;
    }
    String as = place.at("as").name("a name");
    ((ObjectNode) figure.json()).put("as", as);
    return new Figure(as, figure.made(), figure.json());
  }

  private Figure count(Place place) {
    Matcher matcher = language.matcher(place.at("count"));
    String of =
        place.at("of").oneOf("thing to count", List.of("events", "people", "visits"), "events");
    Measure measure =
        switch (of) {
          case "people" -> new Measure.People(matcher.filter());
          case "visits" -> new Measure.Visits(matcher.filter());
          default -> new Measure.Events(matcher.filter());
        };
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("count", matcher.json());
    json.put("of", of);
    String word = of.equals("events") ? "count" : of;
    return new Figure(word + ":" + matcher.label(), new Figure.Counted(measure), json);
  }

  private Figure sum(Place place) {
    Amounts amounts = Amounts.read(place.at("sum"), names);
    if (amounts == null) {
      throw place.at("sum").expected("a numeric property's name such as \"revenue\"");
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("sum", amounts.name());
    String name = "sum:" + amounts.name();
    EventFilter what = ANY;
    if (!place.at("of").absent()) {
      Matcher matcher = language.matcher(place.at("of"));
      json.set("of", matcher.json());
      name += ":" + matcher.label();
      what = matcher.filter();
    }
    money |= amounts.isMoney();
    Measure measure = new Measure.Sum(what, amounts.amount().properties());
    return new Figure(name, new Figure.Amount(List.of(measure)), json);
  }

  private Figure rate(Place place, int depth) {
    Place parts = place.at("rate");
    if (!place.at("of").absent()) {
      throw place.wrong("\"rate\" at " + place.shown() + " takes no \"of\" beside it.");
    }
    if (!parts.isList() || parts.node().size() != 2) {
      throw parts.expected("a list of two figures: what, and for each of what");
    }
    if (depth == DEEPEST) {
      throw parts.wrong("At " + parts.shown() + " rates stand too deep inside rates.");
    }
    Figure part = figure(parts.elements().get(0), depth + 1);
    Figure whole = figure(parts.elements().get(1), depth + 1);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("rate").add(part.json()).add(whole.json());
    return new Figure(
        part.name() + "/" + whole.name(), new Figure.Rate(part.made(), whole.made()), json);
  }

  private Figure named(Place place) {
    String name = place.name("a figure's name such as \"visits\"");
    return new Figure(name, made(place, name), JsonNodeFactory.instance.stringNode(name));
  }

  private Figure.Made made(Place place, String name) {
    if (name.startsWith(GOAL)) {
      return new Figure.Counted(new Measure.Events(goal(place, name.substring(GOAL.length()))));
    }
    if (LATER.contains(name) || name.startsWith(COST_PER)) {
      throw place.notAnswered("The figure " + Words.quote(name));
    }
    return switch (name) {
      case "visits" -> new Figure.Counted(ALL_VISITS);
      case "people" -> new Figure.Counted(new Measure.People(ANY));
      case "events" -> new Figure.Counted(new Measure.Events(ANY));
      case "pageViews" ->
          new Figure.Counted(new Measure.Events(new EventFilter.Named(PAGE_VIEWED)));
      case VISIT_SECONDS ->
          new Figure.MeanSeconds(new Measure.VisitMillis(), new Measure.TimedVisits());
      case BOUNCE_RATE ->
          new Figure.Rate(
              new Figure.Counted(
                  new Measure.Bounces(
                      new EventFilter.Named(PAGE_VIEWED), BounceRule.of(names, goals.any(place)))),
              new Figure.Counted(ALL_VISITS));
      case "revenue" -> new Figure.Amount(List.of(sales(place), new Measure.Refunds(trade(place))));
      case "grossRevenue" -> new Figure.Amount(List.of(sales(place)));
      case "customers" -> new Figure.Counted(new Measure.Customers(trade(place)));
      case "newCustomers" -> new Figure.Counted(new Measure.NewCustomers(trade(place)));
      case "returningCustomers" ->
          new Figure.Without(
              new Measure.Customers(trade(place)), new Measure.NewCustomers(trade(place)));
      default -> throw unknown(place, name);
    };
  }

  private QuestionException unknown(Place place, String name) {
    List<String> known = new ArrayList<>(NAMES);
    goals.names().forEach(goal -> known.add(GOAL + goal));
    String hint = Nearest.hint(name, known);
    return place.wrong(
        "Unknown figure "
            + Words.quote(name)
            + " at "
            + place.shown()
            + "."
            + (hint.isEmpty() ? " Known: " + String.join(", ", NAMES) + ", goal:NAME." : hint));
  }

  private EventFilter goal(Place place, String name) {
    Place named = new Place(JsonNodeFactory.instance.stringNode(name), place.pointer());
    return language.goal(named).filter();
  }

  private Measure sales(Place place) {
    money = true;
    Measure.Trade of = trade(place);
    return new Measure.Sum(of.sale(), of.properties());
  }

  private Measure.Trade trade(Place place) {
    Measure.Trade known = trade;
    if (known == null) {
      Matcher refund = goals.meaning(goals.get(Goals.REFUND), place);
      known =
          new Measure.Trade(
              goal(place, Goals.SALE),
              refund == null ? new EventFilter.AnyOf(List.of()) : refund.filter(),
              Amounts.MONEY,
              ORDER);
      trade = known;
    }
    return known;
  }
}
