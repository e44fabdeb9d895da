package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the question {@code figures}: every field is understood, or refused by name. */
final class FiguresReader {
  private final Place question;
  private final Data data;
  private final Names names;

  FiguresReader(Place question, Data data) {
    this.question = question;
    this.data = data;
    this.names = new Names(data);
  }

  FiguresQuestion read() {
    question.only(Fields.with("figures", "every"));
    Calendar calendar = Calendar.of(question, data);
    Language language = new Language(names, calendar);
    FigureReader reader = new FigureReader(names, language);
    List<Figure> figures = reader.read(question.at("figures"));
    Common common = Common.read(question, calendar, language);
    Period before = common.before();
    SplitBy by = SplitBy.read(question.at("by"), names);
    Buckets.Every every = Buckets.read(question.at("every"));
    Buckets buckets = buckets(every, calendar, common.period(), by);
    Buckets bucketsBefore = before == null ? null : buckets(every, calendar, before, by);
    FigureListing list =
        FigureListing.read(question.at("list"), figures, before != null, buckets != null);
    return new FiguresQuestion(
        figures,
        reader.hasMoney(),
        common,
        new FiguresQuestion.Stretch(common.period(), buckets),
        before == null ? null : new FiguresQuestion.Stretch(before, bucketsBefore),
        by,
        list,
        names.unknown());
  }

  private @Nullable Buckets buckets(
      Buckets.@Nullable Every every, Calendar calendar, Period period, @Nullable SplitBy by) {
    int groups = by == null ? 1 : by.limit() + 1;
    return every == null ? null : Buckets.of(question.at("every"), every, calendar, period, groups);
  }
}
