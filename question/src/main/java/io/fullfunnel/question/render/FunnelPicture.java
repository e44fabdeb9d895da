package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A funnel drawn in a terminal: a sentence, one line a step, groups, notes, and the basis. */
final class FunnelPicture {
  private static final int NARROWEST = 60;
  private static final int WIDEST = 160;
  private static final int LONGEST_LABEL = 28;
  private static final String TOO_FEW = "too few to say";

  private final JsonNode question;
  private final JsonNode answer;
  private final JsonNode whole;
  private final Ink ink;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  FunnelPicture(JsonNode whole, int width, boolean colour) {
    this.whole = whole;
    this.question = whole.path("question");
    this.answer = whole.path("answer");
    this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
    this.ink = new Ink(colour);
  }

  String draw() {
    sentences();
    steps();
    var more = new MorePictures(whole, width, ink);
    out.append(more.value());
    if (!answer.path("groups").isEmpty()) {
      groups();
    }
    out.append(more.trend());
    if (answer.has("list")) {
      list();
    }
    out.append(new TracePicture(answer.path("trace"), width, ink).text());
    out.append(new Ending(whole, width, ink).text("entered"));
    return out.toString();
  }

  private void sentences() {
    JsonNode steps = answer.path("steps");
    long entered = answer.path("entered").asLong();
    String last = label(steps.path(steps.size() - 1));
    String window = text(question, "window");
    String within = ", within " + (window.equals("visit") ? "one visit" : window);
    String sentence;
    if (entered == 0) {
      sentence = "Nobody entered this funnel.";
    } else if (steps.size() == 1) {
      sentence = counted(entered) + (attempts() ? " of " : " did ") + last + ".";
    } else {
      sentence =
          Figures.count(answer.path("completed").asLong())
              + " of "
              + counted(entered)
              + " reached "
              + last
              + (entered < Figures.FEWEST ? "" : ": " + Figures.percent(answer.path("rate")))
              + within
              + ".";
    }
    paragraph(sentence, "", ink::strong);
    long excluded = answer.path("excluded").asLong();
    if (excluded > 0) {
      String left = counted(excluded) + " left every number for an excluded event.";
      paragraph(left, "", ink::plain);
    }
    compared();
    leak(steps);
    out.append('\n');
  }

  private boolean attempts() {
    return text(question, "count").equals("attempts");
  }

  /** What the steps count, as the head of a column. */
  private String counted() {
    if (attempts()) {
      return "attempts";
    }
    String kind = text(question, "actor");
    if (kind.isEmpty()) {
      return question.path("actor").has("property") ? "values" : "people";
    }
    return kind.equals("person") ? "people" : kind + "s";
  }

  /** So many of what the question counts. */
  private String counted(long number) {
    if (attempts()) {
      return Figures.count(number) + (number == 1 ? " attempt" : " attempts");
    }
    String kind = text(question, "actor");
    if (!kind.isEmpty() && !kind.equals("person")) {
      return Figures.count(number) + " " + kind + (number == 1 ? "" : "s");
    }
    String actor = text(question.path("actor"), "property");
    return actor.isEmpty() ? Figures.people(number) : Figures.count(number) + " different " + actor;
  }

  /** One sentence about the period before. */
  private void compared() {
    JsonNode before = answer.path("before");
    if (!before.isObject()) {
      return;
    }
    long entered = before.path("entered").asLong();
    JsonNode period = question.path("compare");
    String sentence =
        "From "
            + Ending.minute(text(period, "from"))
            + " to "
            + Ending.minute(text(period, "to"))
            + " it was "
            + Figures.count(before.path("completed").asLong())
            + " of "
            + Figures.count(entered)
            + (entered < Figures.FEWEST ? "" : ": " + Figures.percent(before.path("rate")))
            + (sayable(answer) ? ", a change of " + Figures.points(rateChange(answer)) : "")
            + ".";
    paragraph(sentence, "", ink::plain);
  }

  /** Whether enough people entered in both periods to speak of a change. */
  private static boolean sayable(JsonNode counts) {
    return counts.path("entered").asLong() >= Figures.FEWEST
        && counts.at("/before/entered").asLong() >= Figures.FEWEST;
  }

  private static JsonNode rateChange(JsonNode counts) {
    return counts.at("/change/rate");
  }

  /** The step that fewest came to, said only where there are enough people to say it. */
  private void leak(JsonNode steps) {
    int worst = -1;
    long most = 0;
    for (int i = 1; i < steps.size(); i++) {
      long dropped = steps.get(i).path("dropped").asLong();
      if (dropped > most && steps.get(i - 1).path("reached").asLong() >= Figures.FEWEST) {
        most = dropped;
        worst = i;
      }
    }
    if (worst > 0 && steps.size() > 2) {
      String sentence =
          "The biggest leak is after "
              + label(steps.get(worst - 1))
              + ": "
              + Figures.percent(steps.get(worst).path("fromPrevious"))
              + " move on.";
      paragraph(sentence, "", ink::plain);
    }
  }

  private void steps() {
    JsonNode steps = answer.path("steps");
    int widest = 4;
    for (JsonNode step : steps) {
      widest = Math.max(widest, TextWidth.of(label(step)));
    }
    Layout layout = Layout.of(width, Math.min(widest, LONGEST_LABEL), steps.size());
    out.append(ink.quiet(layout.head(counted()))).append('\n');
    long first = steps.path(0).path("reached").asLong();
    for (int i = 0; i < steps.size(); i++) {
      JsonNode step = steps.get(i);
      long reached = step.path("reached").asLong();
      long before = i == 0 ? reached : steps.get(i - 1).path("reached").asLong();
      String bar = Figures.bar(first == 0 ? 0 : (double) reached / first, layout.bar());
      List<String> cells = new ArrayList<>();
      cells.add(Figures.count(reached));
      cells.add(first < Figures.FEWEST ? Figures.NONE : Figures.percent(step.path("fromFirst")));
      cells.add(i == 0 ? "" : rate(step, before));
      JsonNode median = step.path("time").path("fromPrevious").path("median");
      cells.add(i == 0 ? "" : Figures.time(median));
      out.append(
          layout.line(i + 1, label(step), cells, ink.bar(TextWidth.left(bar, layout.bar()))));
      out.append('\n');
    }
  }

  private static String rate(JsonNode step, long before) {
    return before < Figures.FEWEST
        ? TOO_FEW
        : Figures.percent(step.path("fromPrevious"), step.path("low"), step.path("high"));
  }

  private void groups() {
    JsonNode groups = answer.path("groups");
    int room = width - 46;
    int bar = Math.max(6, room / 3);
    int label = room - bar;
    String title = "By " + by() + at();
    out.append('\n').append(ink.strong(TextWidth.cut(title, width))).append('\n');
    String head =
        TextWidth.left("  Group", label + 2)
            + TextWidth.right("Entered", 11)
            + TextWidth.right("Completed", 11)
            + "  "
            + "Of those who entered"
            + (answer.has("before") ? " · change" : "");
    out.append(ink.quiet(head)).append('\n');
    for (JsonNode group : groups) {
      long entered = group.path("entered").asLong();
      JsonNode rate = group.path("rate");
      boolean few = entered < Figures.FEWEST;
      String share = few ? "" : Figures.bar(rate.asDouble(0), bar);
      if (group.path("before").isObject()) {
        share = sayable(group) ? Figures.points(rateChange(group)) : "";
      }
      out.append("  ")
          .append(TextWidth.left(String.join(" · ", key(group)), label))
          .append(TextWidth.right(Figures.count(entered), 11))
          .append(TextWidth.right(Figures.count(group.path("completed").asLong()), 11))
          .append("  ")
          .append(TextWidth.left(few ? TOO_FEW : Figures.percent(rate), TOO_FEW.length() + 1))
          .append(ink.bar(share));
      endLine();
    }
    differing(groups, "higher", "More of these complete than of all others, beyond chance: ");
    differing(groups, "lower", "Fewer of these complete than of all others, beyond chance: ");
  }

  private void differing(JsonNode groups, String verdict, String sentence) {
    List<String> keys = new ArrayList<>();
    for (JsonNode group : groups) {
      if (text(group.path("significance"), "verdict").equals(verdict)) {
        keys.add(String.join(" · ", key(group)));
      }
    }
    if (!keys.isEmpty()) {
      paragraph(sentence + String.join(", ", keys) + ".", "  ", ink::plain);
    }
  }

  private String by() {
    JsonNode property = question.path("by").path("property");
    List<String> names = new ArrayList<>();
    if (question.path("by").has("audience")) {
      names.add("audience");
    }
    if (property.isString()) {
      names.add(TextWidth.clean(property.stringValue()));
    }
    property.forEach(name -> names.add(TextWidth.clean(name.asString())));
    return String.join(" and ", names);
  }

  private String at() {
    String at = text(question.path("by"), "at");
    return switch (at) {
      case "", "person" -> "";
      case "first", "last" -> " (" + at + " step that has one)";
      case "each" -> " (each step by its own event)";
      case "first-event" -> " (at the first event)";
      default -> " (at step " + at.substring(at.indexOf(':') + 1) + ")";
    };
  }

  private void list() {
    JsonNode list = answer.path("list");
    String title = "People behind " + text(question.path("list"), "of");
    out.append('\n').append(ink.strong(TextWidth.cut(title, width))).append('\n');
    if (list.isEmpty()) {
      out.append("  nobody\n");
      return;
    }
    int rest = Math.max(8, (width - 44) / 2);
    String head =
        "  "
            + TextWidth.left("Person", 20)
            + TextWidth.left("Entered", 21)
            + TextWidth.left("Last step done", rest)
            + " "
            + "Next event";
    out.append(ink.quiet(head)).append('\n');
    for (JsonNode person : list) {
      boolean named = person.path("actor").isString();
      String user = text(person, named ? "actor" : "userId");
      String next =
          person.path("next").isObject() ? text(person.path("next"), "event") : Figures.NONE;
      out.append("  ")
          .append(TextWidth.left(user.isEmpty() ? text(person, "person") : user, 19))
          .append(' ')
          .append(TextWidth.left(Ending.minute(text(person, "entered")), 20))
          .append(' ')
          .append(TextWidth.left(text(person.path("last"), "event"), rest))
          .append(' ')
          .append(TextWidth.cut(next, rest));
      endLine();
    }
  }

  /** The key of a group, part by part. */
  static List<String> key(JsonNode group) {
    List<String> key = new ArrayList<>();
    group.path("key").forEach(part -> key.add(TextWidth.clean(part.asString())));
    return key;
  }

  static String label(JsonNode step) {
    return text(step, "label");
  }

  static String text(JsonNode node, String field) {
    JsonNode text = node.path(field);
    return text.isString() ? TextWidth.clean(text.stringValue()) : "";
  }

  private void paragraph(
      String text, String indent, java.util.function.UnaryOperator<String> style) {
    for (String line : TextWidth.wrap(text, width, indent)) {
      out.append(style.apply(line)).append('\n');
    }
  }

  private void endLine() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    out.append('\n');
  }
}
