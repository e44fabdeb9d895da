package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.attribution.AttributionReport;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Comparison;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.GroupSizes;
import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.Trace;
import io.fullfunnel.engine.funnel.TraceReport;
import io.fullfunnel.engine.network.NetworkReport;
import io.fullfunnel.engine.pages.PagesReport;
import io.fullfunnel.engine.retention.RetentionReport;
import io.fullfunnel.engine.stages.StagesReport;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers questions: runs them on an engine and writes the contract's JSON. */
public final class Answers {
  private final Engine engine;

  public Answers(Engine engine) {
    this.engine = engine;
  }

  public ObjectNode answer(Question question, Data data) {
    return answer(question, data, Progress.NONE);
  }

  /**
   * The whole answer: ask, question, answer, notes, basis.
   *
   * @throws QuestionException if the question points at a group that the answer does not have
   */
  public ObjectNode answer(Question question, Data asked, Progress progress) {
    if (question instanceof AudienceSplit split) {
      return split.answer(part -> answer(part, asked, progress));
    }
    long start = System.nanoTime();
    Common common = question.common();
    Data data =
        asked.under(common.channels()).without(common.leavesOutBots(), common.leavesOutInternal());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", question.ask());
    json.set("question", question.json());
    Part part =
        switch (question) {
          case FunnelQuestion funnel -> funnel(funnel, data, progress);
          case FiguresQuestion figures -> figures(figures, data, progress);
          case PagesQuestion pages -> pages(pages, data, progress);
          case RetentionQuestion retention -> retention(retention, data, progress);
          case NetworkQuestion network -> network(network, data, progress);
          case AttributionQuestion credit -> credit(credit, data, progress);
          case PathsQuestion paths ->
              new Part(
                  new AttributionAnswer(paths.models()).json(paths.paths().totals()), List.of());
          case StagesQuestion stages -> stages(stages, data, progress);
          case AudienceSplit split -> throw new IllegalStateException("answered above: " + split);
        };
    json.set("answer", part.answer());
    JoiningNotes joining = JoiningNotes.of(question, data);
    json.set("notes", notes(joining.behind(part.notes())));
    ObjectNode basis = basis(basis(common.census(), data, progress), common.calendar().asOf());
    json.set("basis", joining.on(basis));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    ((ObjectNode) json.path("basis")).put("millis", millis);
    return json;
  }

  /** What one kind of question adds to what all answers have. */
  private record Part(ObjectNode answer, List<Note> notes) {}

  private Part funnel(FunnelQuestion question, Data data, Progress progress) {
    Reports reports = run(question, data, progress);
    return new Part(
        new FunnelAnswer(question, reports, data).json(), FunnelNotes.of(question, reports, data));
  }

  private Part figures(FiguresQuestion question, Data data, Progress progress) {
    FiguresReport report = new FiguresRun(engine, data, progress).run(question);
    return new Part(
        new FiguresAnswer(question, report, data).json(), FiguresNotes.of(question, report, data));
  }

  private Part pages(PagesQuestion question, Data data, Progress progress) {
    PagesReport report = new PagesRun(engine, data, progress).run(question);
    return new Part(
        new PagesAnswer(question, report, data).json(), PagesNotes.of(question, report, data));
  }

  private Part retention(RetentionQuestion question, Data data, Progress progress) {
    RetentionReport report = new RetentionRun(engine, data, progress).run(question);
    return new Part(
        new RetentionAnswer(question, report, data).json(), RetentionNotes.of(question, data));
  }

  private Part network(NetworkQuestion question, Data data, Progress progress) {
    NetworkReport report = new NetworkRun(engine, data, progress).run(question);
    return new Part(
        new NetworkAnswer(question, report, data).json(), NetworkNotes.of(question, report, data));
  }

  private Part credit(AttributionQuestion question, Data data, Progress progress) {
    AttributionReport report = new AttributionRun(engine, data, progress).run(question);
    return new Part(
        new AttributionAnswer(question.models()).json(question, report, data),
        AttributionNotes.of(question, report.total().getFirst(), data));
  }

  private Part stages(StagesQuestion question, Data data, Progress progress) {
    StagesReport report = new StagesRun(engine, data, progress).run(question);
    List<Boolean> mapped = Models.mapped(question.model(), data, engine);
    return new Part(
        new StagesAnswer(question, report, mapped, data).json(),
        StagesNotes.of(question, mapped, data));
  }

  /** A list of a group's people takes two runs: the first says which groups there are. */
  private Reports run(FunnelQuestion question, Data data, Progress progress) {
    Listing list = question.list();
    if (list == null || list.isEmpty()) {
      return run(question, null, false, data, progress);
    }
    List<String> key = list.group() < 0 ? null : key(question, list, data, progress);
    return run(question, list.people(key), list.before(), data, progress);
  }

  private Reports run(
      FunnelQuestion question,
      @Nullable PersonList list,
      boolean listsBefore,
      Data data,
      Progress progress) {
    FunnelQuestion.Before compare = question.compare();
    ActorDataset actors = question.actors(data.dataset(), progress);
    Dataset dataset = actors == null ? data.dataset() : actors;
    if (compare == null) {
      Funnel funnel = settled(question.analysis(list), dataset, progress);
      FunnelReport now = engine.run(funnel, dataset, progress);
      return new Reports(now, null, actors, trace(question, dataset, progress));
    }
    Comparison comparison =
        question.comparison(compare, listsBefore ? null : list, listsBefore ? list : null);
    Comparison.Report both = engine.run(comparison, dataset, progress);
    return new Reports(both.now(), both.before(), actors, trace(question, dataset, progress));
  }

  /** Of very many groups those that are shown are found first. */
  private Funnel settled(Funnel funnel, Dataset dataset, Progress progress) {
    Breakdown by = funnel.by();
    if (by == null || !GroupSizes.isWorthIt(funnel, dataset.dictionary())) {
      return funnel;
    }
    List<List<String>> keys = engine.run(new GroupSizes(funnel), dataset, progress);
    return keys.size() < by.limit() ? funnel : funnel.showing(keys);
  }

  private @Nullable TraceReport trace(FunnelQuestion question, Dataset dataset, Progress progress) {
    FunnelQuestion.Traced traced = question.trace();
    if (traced == null) {
      return null;
    }
    long id = traced.person() == null ? actor(traced.actor(), dataset) : traced.person();
    return engine.run(new Trace(question.analysis(null), id), dataset, progress);
  }

  private static long actor(String name, Dataset dataset) {
    OptionalLong known = dataset instanceof ActorDataset of ? of.find(name) : OptionalLong.empty();
    return known.orElseThrow(() ->
        new QuestionException("/trace", "No event names " + Words.quote(name) + " at /trace."));
  }

  private List<String> key(FunnelQuestion question, Listing list, Data data, Progress progress) {
    var groups = run(question, null, false, data, progress).now().groups();
    if (list.group() >= groups.size()) {
      throw list.pointer().pointsAt("no group: the answer has " + groups.size());
    }
    return groups.get(list.group()).key();
  }

  private static ArrayNode notes(List<Note> notes) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    notes.forEach(note -> json.addObject().put("code", note.code()).put("text", note.text()));
    return json;
  }

  /** What the answer stands on: where the question filters, only what passes. */
  private Data.Basis basis(@Nullable Census census, Data data, Progress progress) {
    Data.Basis all = data.basis();
    if (census == null) {
      return all;
    }
    Census.Report kept = engine.run(census, data.dataset(), progress);
    return new Data.Basis(
        kept.events(),
        kept.people(),
        all.bots(),
        all.internal(),
        all.withoutPerson(),
        kept.from(),
        kept.to());
  }

  private static ObjectNode basis(Data.Basis basis, long asOf) {
    boolean empty = basis.events() == 0;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("events", basis.events()).put("people", basis.people());
    json.put("bots", basis.bots()).put("internal", basis.internal());
    json.put("withoutPerson", basis.withoutPerson());
    json.put("from", instant(empty, basis.fromMillis()));
    json.put("to", instant(empty, basis.toMillis()));
    return json.put("asOf", Calendar.iso(asOf));
  }

  private static @Nullable String instant(boolean none, long millis) {
    return none ? null : Calendar.iso(millis);
  }
}
