package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention.Returned;
import io.fullfunnel.question.RetentionQuestion.Stretch;
import java.util.List;
import java.util.Locale;

/** Reads the question {@code retention}: every field is understood, or refused by name. */
final class RetentionReader {
  private static final int PERIODS = 12;
  private static final int MOST_PERIODS = 1000;

  private final Place question;
  private final Names names;

  RetentionReader(Place question, Data data) {
    this.question = question;
    this.names = new Names(data);
  }

  RetentionQuestion read() {
    question.only(Fields.with("start", "back", "every", "periods", "first", "returned"));
    Calendar calendar = Calendar.of(question, names.data());
    Language language = new Language(names, calendar);
    Matcher start = language.matcher(question.at("start"));
    Place back = question.at("back");
    Buckets.Every every = every();
    int periods = question.at("periods").whole(1, MOST_PERIODS, PERIODS);
    Common common = Common.read(question, calendar, language);
    Period before = common.before();
    SplitBy by = SplitBy.read(question.at("by"), names);
    int groups = by == null ? 1 : by.limit() + 1;
    return new RetentionQuestion(
        start,
        back.absent() ? start : language.matcher(back),
        every,
        periods,
        question.at("first").flag(true),
        returned(),
        common,
        stretch(every, calendar, common.period(), groups, periods),
        before == null ? null : stretch(every, calendar, before, groups, periods),
        by,
        RetentionListing.read(question.at("list"), before != null),
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
