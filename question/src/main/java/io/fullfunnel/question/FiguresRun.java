package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.figures.FigureList;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs figures on an engine: once, and once more where the groups that are shown must be known
 * before people in all others can be counted together, or listed.
 */
record FiguresRun(Engine engine, Data data, Progress progress) {

  /** With fewer groups one run is quicker. */
  private static final long MANY = 10_000;

  FiguresReport run(FiguresQuestion question) {
    FiguresReport first = run(settled(question.analysis(null)));
    FigureListing list = question.list();
    boolean exact = first.more() == 0 || question.measures().stream().allMatch(m -> m.adds());
    if (list == null) {
      return exact ? first : run(question.analysis(null).showing(shown(first)));
    }
    return run(question.analysis(list(question, list, first)).showing(shown(first)));
  }

  /** Of very many groups those that are shown are found first. */
  private Figures settled(Figures figures) {
    Split by = figures.by();
    return by == null || Groups.most(by, data.dataset().dictionary()) <= MANY
        ? figures
        : figures.showing(shown(run(figures.ordering())));
  }

  private FiguresReport run(Figures figures) {
    Dataset everything = figures.people() == null ? data.everything() : data.dataset();
    return engine.run(figures, everything, progress);
  }

  /** The keys of the groups that are shown by themselves. */
  private static List<List<String>> shown(FiguresReport report) {
    return Rows.shown(report.groups(), FiguresReport.Group::key, report.more());
  }

  private static FigureList list(
      FiguresQuestion question, FigureListing list, FiguresReport report) {
    FiguresQuestion.Stretch of =
        question.before() != null && list.before() ? question.before() : question.now();
    int buckets = of.buckets() == null ? 0 : of.buckets().starts().size();
    int perGroup = Math.max(1, question.now().starts().size());
    boolean grouped = question.by() != null && !list.totals() && list.row() != FigureListing.TOTAL;
    int group = grouped ? list.row() / perGroup : 0;
    int bucket = grouped ? list.row() % perGroup : list.row();
    if (list.row() == FigureListing.TOTAL || question.now().buckets() == null) {
      bucket = FigureList.EVER;
    }
    int groups = grouped ? report.groups().size() : 1;
    boolean inside = group < groups && bucket < Math.max(1, buckets);
    boolean onlyRow = grouped || question.now().buckets() != null || list.row() <= 0;
    if (!inside || !onlyRow) {
      throw list.pointer().pointsAt("no row of the answer");
    }
    @Nullable List<String> key = grouped ? report.groups().get(group).key() : null;
    return list.list(question.measures(), key, bucket);
  }
}
