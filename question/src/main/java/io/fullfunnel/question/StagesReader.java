package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.question.StagesQuestion.Stretch;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the question {@code stages}: every field is understood, or refused by name. */
final class StagesReader {
  private static final List<String> EVERY = List.of("day", "week", "month");
  private static final long STUCK_DAYS = 14;

  private final Place question;
  private final Data data;
  private final Names names;

  StagesReader(Place question, Data data) {
    this.question = question;
    this.data = data;
    this.names = new Names(data);
  }

  StagesQuestion read() {
    question.only(Fields.with("model", "every", "stuck"));
    Calendar calendar = Calendar.of(question, data);
    Language language = new Language(names, calendar);
    Model model = new Models(data).at(question.at("model"));
    Place stuck = question.at("stuck");
    Common common = common(calendar, language);
    Period before = common.before();
    SplitBy by = SplitBy.ofPeople(question.at("by"), names, "a walk over stages has many entries");
    String word = question.at("every").oneOf("unit", EVERY, "day");
    Buckets.Every every = Buckets.Every.valueOf(word.toUpperCase(Locale.ROOT));
    return new StagesQuestion(
        question.at("model").node(),
        model,
        stuck.absent() ? Span.days(STUCK_DAYS) : Span.read(stuck),
        common,
        stretch(common.period(), calendar.asOf(), every, calendar, by),
        before == null ? null : stretch(before, before.to() - 1, every, calendar, by),
        by,
        StagesListing.read(question.at("list"), model, by != null, before != null),
        names.unknown());
  }

  /** Without a period it is all data, and after its last event what time alone does. */
  private Common common(Calendar calendar, Language language) {
    Common given = Common.read(question, calendar, language);
    if (!question.at("period").absent()) {
      return given;
    }
    Period all = calendar.all();
    return new Common(
        calendar,
        new Period(all.from(), Math.max(all.to(), calendar.asOf() + 1)),
        null,
        given.filters(),
        given.bots(),
        given.internal(),
        given.fold(),
        given.channels(),
        given.after());
  }

  /** What lies after asOf has not happened. */
  private Stretch stretch(
      Period period, long at, Buckets.Every every, Calendar calendar, @Nullable SplitBy by) {
    long end = Math.min(period.to(), calendar.asOf() + 1);
    Period seen = new Period(Math.min(period.from(), end), end);
    int groups = by == null ? 1 : by.limit() + 1;
    Buckets buckets = Buckets.of(question.at("every"), every, calendar, seen, groups);
    return new Stretch(period, Math.min(at, calendar.asOf()), buckets);
  }
}
