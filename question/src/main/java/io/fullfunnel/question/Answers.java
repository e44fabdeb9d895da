package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.engine.funnel.Comparison;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.pages.PagesReport;
import io.fullfunnel.engine.retention.RetentionReport;
import java.util.List;
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
    Data data =
        asked
            .under(question.channels())
            .without(leftOut(question.bots()), leftOut(question.internal()));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", question.ask());
    json.set("question", question.json());
    switch (question) {
      case FunnelQuestion funnel -> {
        Reports reports = run(funnel, data, progress);
        FunnelReport now = reports.now();
        json.set("answer", new FunnelAnswer(funnel, reports, data).json());
        json.set("notes", notes(FunnelNotes.of(funnel, now, data)));
        json.set("basis", basis(basis(funnel.census(), data, progress), funnel.calendar().asOf()));
      }
      case FiguresQuestion figures -> {
        FiguresReport report = new FiguresRun(engine, data, progress).run(figures);
        json.set("answer", new FiguresAnswer(figures, report, data).json());
        json.set("notes", notes(FiguresNotes.of(figures, report, data)));
        json.set(
            "basis", basis(basis(figures.census(), data, progress), figures.calendar().asOf()));
      }
      case PagesQuestion pages -> {
        PagesReport report = new PagesRun(engine, data, progress).run(pages);
        json.set("answer", new PagesAnswer(pages, report, data).json());
        json.set("notes", notes(PagesNotes.of(pages, report, data)));
        json.set("basis", basis(basis(pages.census(), data, progress), pages.calendar().asOf()));
      }
      case RetentionQuestion retention -> {
        RetentionReport report = new RetentionRun(engine, data, progress).run(retention);
        json.set("answer", new RetentionAnswer(retention, report, data).json());
        json.set("notes", notes(RetentionNotes.of(retention, data)));
        json.set(
            "basis", basis(basis(retention.census(), data, progress), retention.calendar().asOf()));
      }
      case AudienceSplit split -> throw new IllegalStateException("answered above: " + split);
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    ((ObjectNode) json.path("basis")).put("millis", millis);
    return json;
  }

  private static boolean leftOut(String choice) {
    return choice.equals("exclude");
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
      FunnelReport now = engine.run(question.analysis(list), dataset, progress);
      return new Reports(now, null, actors);
    }
    Comparison comparison =
        question.comparison(compare, listsBefore ? null : list, listsBefore ? list : null);
    Comparison.Report both = engine.run(comparison, dataset, progress);
    return new Reports(both.now(), both.before(), actors);
  }

  private List<String> key(FunnelQuestion question, Listing list, Data data, Progress progress) {
    var groups = run(question, null, false, data, progress).now().groups();
    if (list.group() >= groups.size()) {
      throw new QuestionException(
          "/list/of",
          Words.quote(list.of())
              + " at /list/of points at no group: the answer has "
              + groups.size()
              + ".");
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
