package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One person's way through a funnel, drawn in a terminal. */
final class TracePicture {
  private final JsonNode trace;
  private final int width;
  private final Ink ink;

  TracePicture(JsonNode trace, int width, Ink ink) {
    this.trace = trace;
    this.width = width;
    this.ink = ink;
  }

  /** Empty where the answer has none. */
  String text() {
    if (!trace.isObject()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        ink.strong(
            "Attempts of " + FunnelPicture.text(trace, trace.has("actor") ? "actor" : "person")));
    for (JsonNode attempt : trace.path("attempts")) {
      lines.add(
          "  From "
              + time(attempt, "start")
              + ": "
              + attempt.path("depth").asLong()
              + (attempt.path("depth").asLong() == 1 ? " step, " : " steps, ")
              + ended(FunnelPicture.text(attempt, "ended"))
              + (attempt.path("counts").asBoolean() ? "; this one counts" : ""));
      for (JsonNode event : attempt.path("events")) {
        lines.add("    " + time(event, "time") + "  " + step(event));
      }
    }
    if (trace.path("attempts").isEmpty()) {
      lines.add("  none");
    }
    if (!trace.path("rejected").isEmpty()) {
      lines.add(ink.strong("Events that took no step"));
      for (JsonNode event : trace.path("rejected")) {
        String reason = reason(FunnelPicture.text(event, "reason"));
        lines.add("    " + time(event, "time") + "  " + step(event) + ": " + reason);
      }
    }
    StringBuilder out = new StringBuilder();
    for (String line : lines) {
      out.append(TextWidth.cut(line, width)).append('\n');
    }
    return out.toString();
  }

  private static String time(JsonNode of, String field) {
    return Ending.minute(FunnelPicture.text(of, field));
  }

  private static String step(JsonNode event) {
    return FunnelPicture.text(event, "event") + " (step " + event.path("step").asLong() + ")";
  }

  private static String ended(String word) {
    return switch (word) {
      case "completed" -> "completed";
      case "window" -> "ended by the window";
      case "exclusion" -> "ended by an excluded event";
      case "order" -> "ended by another event";
      default -> "still inside the window";
    };
  }

  private static String reason(String word) {
    return switch (word) {
      case "window" -> "after the window's end";
      case "order" -> "a step before it was missing";
      case "condition" -> "fails a condition";
      case "excluded" -> "after an excluded event";
      case "used" -> "another event took the step";
      default -> "outside the period";
    };
  }
}
