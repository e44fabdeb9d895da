package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention.Returned;
import io.fullfunnel.question.RetentionQuestion.Stretch;
import java.util.List;
import java.util.Locale;

/** Reads the question {@code retention}: every field is understood, or refused by name. */
final class RetentionReader {
  private static final List<String> FIELDS =
      List.of(
          "ask",
          "start",
          "back",
          "every",
          "periods",
          "first",
          "returned",
          "period",
          "asOf",
          "zone",
          "weekStart",
          "where",
          "people",
          "by",
          "compare",
          "list",
          "bots",
          "internal",
          "fold",
          "channels",
          "after");
  private static final List<String> EXCLUSION = List.of("exclude", "include");
  private static final int PERIODS = 12;
  private static final int MOST_PERIODS = 1000;

  private final Place question;
  private final Names names;

  RetentionReader(Place question, Data data) {
    this.question = question;
    this.names = new Names(data);
  }

  RetentionQuestion read() {
    question.only(FIELDS);
    Calendar calendar = Calendar.of(question, names.data());
    Language language = new Language(names, calendar);
    if (!question.at("after").absent()) {
      throw question.at("after").notAnswered("\"after\"");
    }
    Matcher start = language.matcher(question.at("start"));
    Place back = question.at("back");
    Buckets.Every every = every();
    int periods = question.at("periods").whole(1, MOST_PERIODS, PERIODS);
    Period period = calendar.read(question.at("period"));
    boolean given = !question.at("period").absent();
    Period before = Compare.read(question.at("compare"), calendar, period, given);
    List<Condition> where = language.conditions(question.at("where"));
    List<Condition> people = language.people(question.at("people"));
    SplitBy by = SplitBy.read(question.at("by"), names);
    int groups = by == null ? 1 : by.limit() + 1;
    return new RetentionQuestion(
        start,
        back.absent() ? start : language.matcher(back),
        every,
        periods,
        question.at("first").flag(true),
        returned(),
        calendar,
        stretch(every, calendar, period, groups, periods),
        before == null ? null : stretch(every, calendar, before, groups, periods),
        new Filters(where, people),
        by,
        RetentionListing.read(question.at("list"), before != null),
        question.at("bots").oneOf("choice", EXCLUSION, "exclude"),
        question.at("internal").oneOf("choice", EXCLUSION, "exclude"),
        question.at("fold").flag(true),
        question.at("channels").oneOf("rule set of channels", Fields.CHANNELS, "ga4"),
        names.unknown());
  }

  private Buckets.Every every() {
    String word =
        question.at("every").oneOf("interval", List.of("day", "week", "month", "hour"), "day");
    return Buckets.Every.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Returned returned() {
    String word = question.at("returned").oneOf("way to return", List.of("in", "by"), "in");
    return Returned.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Stretch stretch(
      Buckets.Every every, Calendar calendar, Period period, int groups, int periods) {
    Buckets buckets =
        Buckets.of(question.at("every"), every, calendar, period, groups * (periods + 1));
    List<Long> bounds = buckets.boundsWith(periods, calendar);
    Cohorts cohorts = new Cohorts(period, bounds, buckets.starts().size(), calendar.asOf());
    return new Stretch(cohorts, buckets.starts());
  }
}
