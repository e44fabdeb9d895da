package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Attribution in a terminal: a line a touch, the models side by side, and how far they agree. */
final class AttributionPicture {
  private static final int WIDEST_TOUCH = 32;
  private static final int NARROWEST = 12;
  private static final int MOST_TOUCHES = 40;
  private static final int MOST_DISPUTED = 3;

  private final JsonNode whole;
  private final JsonNode answer;
  private final int width;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  AttributionPicture(JsonNode whole, int width, boolean colour) {
    this.whole = whole;
    this.answer = whole.path("answer");
    this.width = Math.max(60, width);
    this.ink = new Ink(colour);
  }

  String draw() {
    table(answer, "conversions", "");
    if (answer.path("value").doubleValue() != 0) {
      out.append('\n');
      table(answer, "value", "");
    }
    agreement();
    for (JsonNode group : answer.path("groups")) {
      out.append('\n');
      table(group, "conversions", String.join(" · ", FunnelPicture.key(group)));
    }
    if (answer.has("list")) {
      FiguresPicture.list(out, answer.path("list"));
    }
    out.append(new Ending(whole, width, ink).text("converted"));
    return out.toString();
  }

  /** One figure of all touches; as many models as fit beside each other. */
  private void table(JsonNode of, String figure, String title) {
    Map<String, List<JsonNode>> touches = AttributionCsv.byTouch(of);
    if (!title.isEmpty()) {
      out.append(ink.strong(TextWidth.cut(title, width))).append('\n');
    }
    String by = FunnelPicture.text(whole.path("question"), "touch");
    String head = (by.isEmpty() ? "touch" : by) + (figure.equals("value") ? " (value)" : "");
    int first = head.length();
    for (String touch : touches.keySet()) {
      first = Math.max(first, Math.min(WIDEST_TOUCH, TextWidth.of(TextWidth.clean(touch))));
    }
    List<String> heads = new ArrayList<>();
    for (JsonNode model : of.path("models")) {
      heads.add(AttributionCsv.name(model) + (model.path("adds").asBoolean(true) ? "" : "*"));
    }
    int from = 0;
    while (from < heads.size()) {
      int to = from;
      int used = first;
      while (to < heads.size() && (to == from || used + wide(heads.get(to)) <= width)) {
        used += wide(heads.get(to++));
      }
      out.append(from == 0 ? "" : "\n");
      var line = new StringBuilder(TextWidth.left(head, first));
      heads.subList(from, to).forEach(name -> line.append(TextWidth.right(name, wide(name))));
      out.append(ink.quiet(line.toString())).append('\n');
      lines(touches, figure, first, heads, from, to);
      total(of, figure, first, heads.subList(from, to));
      from = to;
    }
  }

  private static int wide(String head) {
    return Math.max(NARROWEST, head.length()) + 2;
  }

  private void lines(
      Map<String, List<JsonNode>> touches,
      String figure,
      int first,
      List<String> heads,
      int from,
      int to) {
    int shown = 0;
    for (Map.Entry<String, List<JsonNode>> touch : touches.entrySet()) {
      if (shown++ == MOST_TOUCHES) {
        int more = touches.size() - MOST_TOUCHES;
        out.append(ink.quiet("… " + more + " more, in csv and json")).append('\n');
        return;
      }
      var line = new StringBuilder(TextWidth.left(TextWidth.clean(touch.getKey()), first));
      for (int model = from; model < to; model++) {
        List<JsonNode> credits = touch.getValue();
        String cell =
            model < credits.size() ? number(credits.get(model).path(figure)) : Figures.NONE;
        line.append(TextWidth.right(cell, wide(heads.get(model))));
      }
      out.append(line).append('\n');
    }
  }

  private void total(JsonNode of, String figure, int first, List<String> heads) {
    var line = new StringBuilder(TextWidth.left("All", first));
    for (String head : heads) {
      String cell = head.endsWith("*") ? "*" : number(of.path(figure));
      line.append(TextWidth.right(cell, wide(head)));
    }
    out.append(ink.strong(line.toString())).append('\n');
  }

  private static String number(JsonNode number) {
    return number.isNumber()
        ? String.format(Locale.ROOT, "%,.2f", number.decimalValue())
        : Figures.NONE;
  }

  private void agreement() {
    JsonNode agreement = answer.path("agreement");
    if (!agreement.isObject()) {
      return;
    }
    var text = new StringBuilder("The models agree on ");
    text.append(Figures.percent(agreement.path("share"))).append(" of the credit.");
    int shown = 0;
    for (JsonNode touch : agreement.path("touches")) {
      if (shown == MOST_DISPUTED || touch.path("spread").doubleValue() == 0) {
        break;
      }
      text.append(shown++ == 0 ? " Most disputed: " : "; ");
      text.append(TextWidth.clean(touch.path("touch").asString()));
      text.append(" from ").append(number(touch.path("low"))).append(" (");
      text.append(model(touch.path("lowest"))).append(") to ").append(number(touch.path("high")));
      text.append(" (").append(model(touch.path("highest"))).append(')');
    }
    out.append('\n');
    String sentence = shown == 0 ? text.toString() : text + ".";
    for (String line : TextWidth.wrap(sentence, width, "  ")) {
      out.append(line).append('\n');
    }
  }

  private static String model(JsonNode name) {
    return name.isString() ? name.stringValue() : "custom";
  }
}
