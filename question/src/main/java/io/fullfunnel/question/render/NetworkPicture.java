package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A network in a terminal: a sentence, the nodes, the brightest ways, black holes, and cycles. */
final class NetworkPicture {
  private static final int NARROWEST = 60;
  private static final int WIDEST = 160;
  private static final int MOST_NODES = 20;
  private static final int MOST_WAYS = 5;
  private static final int CELL = 11;

  /** Share of a node's arrivals that a black hole takes beyond what is usual. */
  private static final double HOLE = 0.2;

  private static final List<String> HEADS =
      List.of("people", "arrivals", "converts", "goes on", "black hole", "removal");

  private final JsonNode whole;
  private final JsonNode answer;
  private final int width;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  NetworkPicture(JsonNode whole, int width, boolean colour) {
    this.whole = whole;
    this.answer = whole.path("answer");
    this.width = Math.clamp(width, NARROWEST, WIDEST);
    this.ink = new Ink(colour);
  }

  String draw() {
    sentences();
    network(answer);
    for (JsonNode group : answer.path("groups")) {
      out.append('\n');
      paragraph(
          String.join(", ", FunnelPicture.key(group))
              + ": "
              + counted(group.path("conversions").asLong(), "conversion")
              + " of "
              + Figures.people(group.path("people").asLong()),
          ink::strong);
      network(group);
    }
    if (answer.has("list")) {
      FiguresPicture.list(out, answer.path("list"));
    }
    out.append(new Ending(whole, width, ink).text("arrived"));
    return out.toString();
  }

  private void sentences() {
    int nodes = answer.path("nodes").size();
    paragraph(
        counted(answer.path("conversions").asLong(), "conversion")
            + " of "
            + Figures.people(answer.path("people").asLong())
            + " over "
            + counted(nodes, "node")
            + " ("
            + TextWidth.clean(FunnelPicture.text(whole.path("question"), "node"))
            + ").",
        ink::strong);
    JsonNode hole = null;
    for (JsonNode node : answer.path("nodes")) {
      double depth = node.path("blackHole").asDouble();
      boolean deep = depth >= node.path("arrivals").asLong() * HOLE;
      if (deep && isSaid(node) && (hole == null || depth > hole.path("blackHole").asDouble())) {
        hole = node;
      }
    }
    if (hole != null) {
      paragraph(
          "Black hole: "
              + TextWidth.clean(FunnelPicture.text(hole, "key"))
              + ", where "
              + Figures.percent(hole.path("continuation"))
              + " go on against "
              + Figures.percent(answer.path("baseline"))
              + " everywhere; about "
              + Figures.count(Math.round(hole.path("blackHole").asDouble()))
              + " arrivals fewer than usual.",
          ink::plain);
    }
    out.append('\n');
  }

  private static boolean isSaid(JsonNode node) {
    return node.path("arrivals").asLong() >= Figures.FEWEST;
  }

  private void network(JsonNode network) {
    nodes(network.path("nodes"));
    ways("Ways", network.path("paths"), "path", " conversions", "conversions", "(conversion)");
    ways("Round and round", network.path("cycles"), "nodes", " people", "people", null);
    sequences(network.path("sequences"));
  }

  private void nodes(JsonNode nodes) {
    int label = 8;
    for (JsonNode node : nodes) {
      label = Math.max(label, TextWidth.of(TextWidth.clean(FunnelPicture.text(node, "key"))));
    }
    label = Math.min(label, width - HEADS.size() * CELL);
    label = Math.max(label, 1);
    var head = new StringBuilder(TextWidth.left("", label));
    HEADS.forEach(text -> head.append(TextWidth.right(text, CELL)));
    line(head.toString(), ink::quiet);
    int shown = 0;
    for (JsonNode node : nodes) {
      if (shown++ == MOST_NODES) {
        line("and " + Figures.count(nodes.size() - (long) MOST_NODES) + " more", ink::quiet);
        return;
      }
      var line = new StringBuilder();
      line.append(
          TextWidth.left(
              TextWidth.cut(TextWidth.clean(FunnelPicture.text(node, "key")), label), label));
      cells(node).forEach(cell -> line.append(TextWidth.right(cell, CELL)));
      line(line.toString(), ink::plain);
    }
  }

  private static List<String> cells(JsonNode node) {
    long arrivals = node.path("arrivals").asLong();
    boolean few = !isSaid(node);
    double converts = (double) node.path("converted").asLong() / Math.max(1, arrivals);
    long hole = Math.round(node.path("blackHole").asDouble());
    return List.of(
        Figures.count(node.path("people").asLong()),
        Figures.count(arrivals),
        few ? "too few" : String.format(Locale.ROOT, "%.1f %%", converts * 100),
        few ? "too few" : Figures.percent(node.path("continuation")),
        hole == 0 ? Figures.NONE : Figures.count(hole),
        Figures.percent(node.path("removalEffect")));
  }

  /** The first of ways that anybody went, with the number that they stand by. */
  private void ways(
      String title, JsonNode ways, String nodes, String unit, String figure, @Nullable String end) {
    List<String> lines = new ArrayList<>();
    for (JsonNode way : ways) {
      long number = way.path(figure).asLong();
      if (number > 0 && lines.size() < MOST_WAYS) {
        String names = names(way.path(nodes), end == null);
        lines.add(
            "  "
                + (end == null ? names : names.isEmpty() ? end : names + " → " + end)
                + "  "
                + Figures.count(number)
                + (number == 1 ? unit.replace("conversions", "conversion") : unit)
                    .replace("people", number == 1 ? "person" : "people"));
      }
    }
    if (!lines.isEmpty()) {
      out.append('\n');
      line(title, ink::quiet);
      lines.forEach(text -> paragraph(text, ink::plain));
    }
  }

  /** With arrows; a round comes back to its first node. */
  private static String names(JsonNode nodes, boolean round) {
    List<String> names = new ArrayList<>();
    nodes.forEach(node -> names.add(TextWidth.clean(node.asString())));
    if (round && !names.isEmpty()) {
      names.add(names.getFirst());
    }
    return String.join(" → ", names);
  }

  private void sequences(JsonNode sequences) {
    List<String> lines = new ArrayList<>();
    for (JsonNode sequence : sequences) {
      if (sequence.path("significant").asBoolean()
          && sequence.path("lift").asDouble() > 1
          && lines.size() < MOST_WAYS) {
        lines.add(
            "  "
                + names(sequence.path("sequence"), false)
                + "  "
                + Figures.percent(
                    sequence.path("rate"), sequence.path("low"), sequence.path("high"))
                + String.format(Locale.ROOT, ", %.1f times", sequence.path("lift").asDouble())
                + ", "
                + Figures.people(sequence.path("people").asLong()));
      }
    }
    if (!lines.isEmpty()) {
      out.append('\n');
      line("Sequences that convert more often than chance explains", ink::quiet);
      lines.forEach(text -> paragraph(text, ink::plain));
    }
  }

  private static String counted(long number, String what) {
    return Figures.count(number) + " " + what + (number == 1 ? "" : "s");
  }

  private void paragraph(String text, UnaryOperator<String> style) {
    TextWidth.wrap(text.strip(), width - 2, "    ")
        .forEach(line -> line(text.startsWith("  ") ? "  " + line : line, style));
  }

  private void line(String text, UnaryOperator<String> style) {
    out.append(style.apply(text)).append('\n');
  }
}
