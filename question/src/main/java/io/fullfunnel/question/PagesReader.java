package io.fullfunnel.question;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.pages.PageEvents;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the question {@code pages}: every field is understood, or refused by name. */
final class PagesReader {
  private static final String LEAD = "lead";
  private static final long WITHIN_DAYS = 30;

  private final Place question;
  private final Names names;
  private final Goals goals;

  PagesReader(Place question, Data data) {
    this.question = question;
    this.names = new Names(data);
    this.goals = Goals.of(data);
  }

  PagesQuestion read() {
    question.only(Fields.with("goal", "within"));
    Calendar calendar = Calendar.of(question, names.data());
    Language language = new Language(names, calendar);
    names.event(FigureReader.PAGE_VIEWED);
    Matcher goal = language.goal(orElse(question.at("goal"), LEAD));
    Place within = question.at("within");
    Common common = Common.read(question, calendar, language);
    return new PagesQuestion(
        goal,
        within.absent() ? Span.days(WITHIN_DAYS) : Span.read(within),
        events(goal),
        common,
        PagesBy.read(question.at("by"), names),
        PagesListing.read(question.at("list"), common.before() != null),
        names.unknown());
  }

  private static Place orElse(Place place, String otherwise) {
    return place.absent()
        ? new Place(JsonNodeFactory.instance.stringNode(otherwise), place.pointer())
        : place;
  }

  /** What the columns count, by the contract's reserved names and the workspace's goals. */
  private PageEvents events(Matcher goal) {
    Place place = question.at("goal");
    List<PageEvents.Begun> begun =
        List.of(
            new PageEvents.Begun(
                named("Form Started"), either(named("Form Submitted"), LEAD, place)),
            new PageEvents.Begun(
                Matcher.anyOf("Product Added", "Checkout Started").filter(),
                either(named("Order Completed"), Goals.SALE, place)));
    return new PageEvents(
        named(FigureReader.PAGE_VIEWED),
        goal.filter(),
        BounceRule.of(names, goals.any(place)),
        begun,
        Matcher.anyOf("Link Clicked", "File Downloaded", "Call To Action Clicked").filter(),
        named("Call To Action Seen"),
        named("Call To Action Clicked"));
  }

  private static EventFilter named(String event) {
    return new EventFilter.Named(event);
  }

  /** The event, or what the workspace means by the goal. */
  private EventFilter either(EventFilter event, String goal, Place place) {
    List<EventFilter> parts = new ArrayList<>();
    parts.add(event);
    Matcher meaning = goals.meaning(goals.get(goal), place);
    if (meaning != null) {
      parts.add(meaning.filter());
    }
    return new EventFilter.AnyOf(parts);
  }
}
