package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the question {@code figures}: every field is understood, or refused by name. */
final class FiguresReader {
  private static final List<String> FIELDS =
      List.of(
          "ask",
          "figures",
          "every",
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

  private final Place question;
  private final Data data;
  private final Names names;

  FiguresReader(Place question, Data data) {
    this.question = question;
    this.data = data;
    this.names = new Names(data);
  }

  FiguresQuestion read() {
    question.only(FIELDS);
    Calendar calendar = Calendar.of(question, data);
    Language language = new Language(names, calendar);
    refuseWhatIsLater();
    FigureReader reader = new FigureReader(names, language);
    List<Figure> figures = reader.read(question.at("figures"));
    Period period = calendar.read(question.at("period"));
    List<Condition> where = language.conditions(question.at("where"));
    List<Condition> people = language.people(question.at("people"));
    SplitBy by = SplitBy.read(question.at("by"), names);
    Buckets.Every every = Buckets.read(question.at("every"));
    Buckets buckets = buckets(every, calendar, period, by);
    boolean given = !question.at("period").absent();
    Period before = Compare.read(question.at("compare"), calendar, period, given);
    Buckets bucketsBefore = before == null ? null : buckets(every, calendar, before, by);
    FigureListing list =
        FigureListing.read(question.at("list"), figures, before != null, buckets != null);
    return new FiguresQuestion(
        figures,
        reader.hasMoney(),
        calendar,
        new FiguresQuestion.Stretch(period, buckets),
        before == null ? null : new FiguresQuestion.Stretch(before, bucketsBefore),
        new Filters(where, people),
        by,
        list,
        question.at("bots").oneOf("choice", EXCLUSION, "exclude"),
        question.at("internal").oneOf("choice", EXCLUSION, "exclude"),
        question.at("fold").flag(true),
        question.at("channels").oneOf("rule set of channels", Fields.CHANNELS, "ga4"),
        names.unknown());
  }

  private @Nullable Buckets buckets(
      Buckets.@Nullable Every every, Calendar calendar, Period period, @Nullable SplitBy by) {
    int groups = by == null ? 1 : by.limit() + 1;
    return every == null ? null : Buckets.of(question.at("every"), every, calendar, period, groups);
  }

  private void refuseWhatIsLater() {
    if (!question.at("after").absent()) {
      throw question.at("after").notAnswered("\"after\"");
    }
  }
}
