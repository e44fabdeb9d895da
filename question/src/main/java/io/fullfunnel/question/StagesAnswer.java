package io.fullfunnel.question;

import io.fullfunnel.engine.stages.StageModel;
import io.fullfunnel.engine.stages.StagesReport;
import io.fullfunnel.engine.stages.StagesReport.Bucket;
import io.fullfunnel.engine.stages.StagesReport.Flow;
import io.fullfunnel.engine.stages.StagesReport.Group;
import io.fullfunnel.engine.stages.StagesReport.Loop;
import io.fullfunnel.engine.stages.StagesReport.Numbers;
import io.fullfunnel.engine.stages.StagesReport.OfStage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes stages in the fields of the contract. */
final class StagesAnswer {
  private static final double SECOND = 1000;
  private static final List<String> ABOUT = List.of("owner", "channels", "targets", "decay");

  private final StagesQuestion question;
  private final StagesReport report;
  private final List<Boolean> mapped;
  private final Data data;
  private final Model model;

  StagesAnswer(StagesQuestion question, StagesReport report, List<Boolean> mapped, Data data) {
    this.question = question;
    this.report = report;
    this.mapped = mapped;
    this.data = data;
    this.model = question.model();
  }

  ObjectNode json() {
    ObjectNode json = figures(report.total());
    if (question.by() != null) {
      Rows.groups(json, report.groups(), Group::key, this::figures);
    }
    if (question.list() != null) {
      Rows.list(json, report.list(), this::listed);
    }
    return json;
  }

  private ObjectNode figures(Group group) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Numbers now = group.spans().getFirst();
    Numbers before = group.spans().size() < 2 ? null : group.spans().get(1);
    ArrayNode stages = json.putArray("stages");
    for (int stage = 0; stage < model.stages().size(); stage++) {
      ObjectNode figures = figures(now, stage);
      if (before != null) {
        Beside.put(figures, figures(before, stage));
      }
      stages.add(about(stage).setAll(figures));
    }
    flows(json.putArray("flows"), now, before);
    stock(json.putArray("stock"), now, before);
    cycles(json.putArray("cycles"), now, before);
    return json.put("out", now.out());
  }

  private ObjectNode about(int number) {
    Model.Stage stage = model.stages().get(number);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stage", stage.key()).put("label", stage.label()).put("band", stage.band());
    for (String field : ABOUT) {
      if (stage.json().hasNonNull(field)) {
        json.set(field, stage.json().path(field));
      }
    }
    return json.put("mapped", mapped.get(number));
  }

  /** A stage that is not mapped has no figures: zero would be untrue. */
  private ObjectNode figures(Numbers numbers, int stage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!mapped.get(stage)) {
      for (String name : List.of("now", "stuck", "entered", "reentered", "left", "highWater")) {
        json.putNull(name);
      }
      json.putObject("dwell").putNull("median").putNull("p90");
      return json;
    }
    OfStage of = numbers.stages().get(stage);
    json.put("now", of.now()).put("stuck", of.stuck());
    json.put("entered", of.entered()).put("reentered", of.reentered());
    json.put("left", of.left()).put("highWater", of.highWater());
    ObjectNode dwell = json.putObject("dwell");
    dwell.put("median", seconds(of.medianMillis())).put("p90", seconds(of.p90Millis()));
    return json;
  }

  private static @Nullable Double seconds(double millis) {
    return Double.isNaN(millis) ? null : millis / SECOND;
  }

  private void flows(ArrayNode flows, Numbers now, @Nullable Numbers before) {
    for (Flow flow : now.flows()) {
      ObjectNode figures = figures(flow);
      if (before != null) {
        ObjectNode then =
            before.flows().stream()
                .filter(f -> f.from() == flow.from() && f.to() == flow.to())
                .findFirst()
                .map(StagesAnswer::figures)
                .orElseGet(() -> figures(new Flow(0, 0, 0, 0, 0, Double.NaN)));
        Beside.put(figures, then);
      }
      ObjectNode json = flows.addObject();
      json.put("from", model.name(flow.from())).put("to", model.name(flow.to()));
      json.setAll(figures);
    }
  }

  private static ObjectNode figures(Flow flow) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("people", flow.people()).put("moves", flow.moves());
    json.put("decayed", flow.decayed());
    return json.put("medianSeconds", seconds(flow.medianMillis()));
  }

  private void stock(ArrayNode stock, Numbers now, @Nullable Numbers before) {
    for (int b = 0; b < now.stock().size(); b++) {
      ObjectNode json = bucket(question.now().buckets(), now, b);
      StagesQuestion.Stretch then = question.before();
      if (before != null && then != null) {
        boolean known = b < before.stock().size();
        ObjectNode earlier = known ? bucket(then.buckets(), before, b) : null;
        Beside.put(json, earlier);
      }
      stock.add(json);
    }
  }

  private ObjectNode bucket(Buckets buckets, Numbers numbers, int number) {
    Bucket bucket = numbers.stock().get(number);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("start", buckets.starts().get(number));
    ObjectNode counts = json.putObject("counts");
    ObjectNode entered = json.putObject("entered");
    ObjectNode left = json.putObject("left");
    for (int stage = 0; stage < model.stages().size(); stage++) {
      if (mapped.get(stage)) {
        String key = model.name(stage);
        counts.put(key, bucket.stock().get(stage));
        entered.put(key, bucket.entered().get(stage));
        left.put(key, bucket.left().get(stage));
      }
    }
    return json;
  }

  private void cycles(ArrayNode cycles, Numbers now, @Nullable Numbers before) {
    for (Loop loop : now.loops()) {
      ObjectNode figures = figures(loop);
      if (before != null) {
        ObjectNode then =
            before.loops().stream()
                .filter(other -> other.stages().equals(loop.stages()))
                .findFirst()
                .map(StagesAnswer::figures)
                .orElseGet(() -> figures(new Loop(List.of(), 0, 0)));
        Beside.put(figures, then);
      }
      ObjectNode json = cycles.addObject();
      ArrayNode stages = json.putArray("stages");
      loop.stages().forEach(stage -> stages.add(model.name(stage)));
      json.setAll(figures);
    }
  }

  private static ObjectNode figures(Loop loop) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("people", loop.people())
        .put("times", loop.times());
  }

  private ObjectNode listed(StagesReport.Listed listed) {
    ObjectNode json =
        Rows.listed(data, listed.person(), listed.sequence(), listed.timeMillis(), listed.event());
    json.put("from", model.name(listed.from())).put("to", model.name(listed.to()));
    Long since = listed.sinceMillis();
    boolean stayed = since != null && listed.from() != StageModel.START;
    json.put("seconds", stayed && since != null ? (listed.timeMillis() - since) / SECOND : null);
    if (model.track() != null) {
      json.put("track", listed.track());
    }
    return json;
  }
}
