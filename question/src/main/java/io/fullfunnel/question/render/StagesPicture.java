package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Stages as tables in a terminal: a line a stage, the moves between them, and the basis. */
final class StagesPicture {
  private static final int NUMBER = 10;
  private static final int TIME = 9;
  private static final int WIDEST = 28;
  private static final int MOST_FLOWS = 12;
  private static final int MOST_CYCLES = 5;
  private static final List<String> COUNTS =
      List.of("now", "stuck", "entered", "reentered", "left", "highWater");
  private static final List<String> HEADS =
      List.of("now", "stuck", "entered", "again", "left", "farthest");

  private final JsonNode whole;
  private final JsonNode answer;
  private final int width;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  StagesPicture(JsonNode whole, int width, boolean colour) {
    this.whole = whole;
    this.answer = whole.path("answer");
    this.width = Math.max(60, width);
    this.ink = new Ink(colour);
  }

  String draw() {
    stages("", answer);
    for (JsonNode group : answer.path("groups")) {
      stages(String.join(", ", FunnelPicture.key(group)), group);
    }
    flows();
    cycles();
    if (answer.has("list")) {
      list();
    }
    out.append(new Ending(whole, width, ink).text("moved"));
    return out.toString();
  }

  private void stages(String group, JsonNode of) {
    if (!group.isEmpty()) {
      out.append('\n').append(ink.strong(TextWidth.cut(group, width))).append('\n');
    }
    int label = 5;
    for (JsonNode stage : of.path("stages")) {
      label = Math.max(label, TextWidth.of(label(stage)));
    }
    label = Math.min(WIDEST, label);
    var head = new StringBuilder(TextWidth.left("Stage", label));
    HEADS.forEach(name -> head.append(TextWidth.right(name, NUMBER)));
    head.append(TextWidth.right("stays", TIME));
    out.append(ink.quiet(head.toString())).append('\n');
    for (JsonNode stage : of.path("stages")) {
      out.append(TextWidth.left(label(stage), label));
      if (!stage.path("mapped").asBoolean()) {
        out.append("  ").append(ink.notice("not mapped yet")).append('\n');
        continue;
      }
      for (String count : COUNTS) {
        out.append(TextWidth.right(Figures.count(stage.path(count).asLong()), NUMBER));
      }
      out.append(TextWidth.right(Figures.time(stage.at("/dwell/median")), TIME)).append('\n');
      change(stage, label);
    }
  }

  /** What changed since the period that is compared. */
  private void change(JsonNode stage, int label) {
    if (!stage.has("change")) {
      return;
    }
    var line = new StringBuilder(TextWidth.left("  change", label));
    for (String count : COUNTS) {
      JsonNode change = stage.path("change").path(count);
      String text = change.isNumber() ? sign(change.asLong()) : Figures.NONE;
      line.append(TextWidth.right(text, NUMBER));
    }
    out.append(ink.quiet(line.toString())).append('\n');
  }

  private static String sign(long change) {
    return (change > 0 ? "+" : "") + Figures.count(change);
  }

  private static String label(JsonNode stage) {
    return FunnelPicture.text(stage, "label");
  }

  private void flows() {
    List<JsonNode> flows = new ArrayList<>();
    answer.path("flows").forEach(flows::add);
    if (flows.isEmpty()) {
      return;
    }
    flows.sort(
        (one, other) -> Long.compare(other.path("people").asLong(), one.path("people").asLong()));
    out.append('\n').append(ink.strong("Moves")).append('\n');
    for (JsonNode flow : flows.subList(0, Math.min(MOST_FLOWS, flows.size()))) {
      String way = FunnelPicture.text(flow, "from") + " → " + FunnelPicture.text(flow, "to");
      String time =
          flow.path("medianSeconds").isNumber()
              ? "after " + Figures.time(flow.path("medianSeconds"))
              : "";
      long decayed = flow.path("decayed").asLong();
      String line =
          TextWidth.left("  " + way, Math.min(40, width / 2))
              + TextWidth.right(Figures.people(flow.path("people").asLong()), 16)
              + TextWidth.right(time, 16)
              + (decayed == 0 ? "" : "  " + Figures.count(decayed) + " by doing nothing");
      out.append(line.stripTrailing()).append('\n');
    }
    if (flows.size() > MOST_FLOWS) {
      out.append("  … ").append(flows.size() - MOST_FLOWS).append(" more, in json\n");
    }
  }

  private void cycles() {
    JsonNode cycles = answer.path("cycles");
    if (cycles.isEmpty()) {
      return;
    }
    out.append('\n').append(ink.strong("Cycles")).append('\n');
    for (int c = 0; c < Math.min(MOST_CYCLES, cycles.size()); c++) {
      JsonNode cycle = cycles.get(c);
      List<String> stages = new ArrayList<>();
      cycle.path("stages").forEach(stage -> stages.add(TextWidth.clean(stage.asString())));
      String way = String.join(" → ", stages) + " → …";
      out.append("  ").append(way).append("  ");
      out.append(Figures.people(cycle.path("people").asLong())).append(", ");
      out.append(Figures.count(cycle.path("times").asLong())).append(" times\n");
    }
  }

  private void list() {
    out.append('\n');
    for (JsonNode listed : answer.path("list")) {
      String user = FunnelPicture.text(listed, "userId");
      String event = FunnelPicture.text(listed, "event");
      out.append("  ").append(FunnelPicture.text(listed, "time")).append("  ");
      out.append(FunnelPicture.text(listed, "from")).append(" → ");
      out.append(FunnelPicture.text(listed, "to")).append("  ");
      out.append(event.isEmpty() ? "by doing nothing" : event).append("  ");
      out.append(user.isEmpty() ? FunnelPicture.text(listed, "person") : user).append('\n');
    }
  }
}
