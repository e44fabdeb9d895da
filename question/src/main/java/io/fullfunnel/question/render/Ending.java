package io.fullfunnel.question.render;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** What stands under every picture: the notes, and what the answer stands on. */
final class Ending {
  private final JsonNode whole;
  private final int width;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  Ending(JsonNode whole, int width, Ink ink) {
    this.whole = whole;
    this.width = width;
    this.ink = ink;
  }

  /**
   * Notes and basis.
   *
   * @param when what happens in the period: {@code entered}
   */
  String text(String when) {
    JsonNode notes = whole.path("notes");
    if (!notes.isEmpty()) {
      out.append('\n');
    }
    for (JsonNode note : notes) {
      paragraph("• " + FunnelPicture.text(note, "text"), "  ", ink::notice);
    }
    foot(when);
    return out.toString();
  }

  private void foot(String when) {
    JsonNode basis = whole.path("basis");
    JsonNode period = whole.path("question").path("period");
    out.append('\n');
    if (basis.path("to").isNull()) { // without an event there is no time to name
      paragraph("No event to answer from.", "", ink::quiet);
      return;
    }
    String foot =
        Figures.people(basis.path("people").asLong())
            + ", "
            + Figures.count(basis.path("events").asLong())
            + (basis.path("events").asLong() == 1 ? " event" : " events")
            + withoutPerson(basis.path("withoutPerson").asLong())
            + " · "
            + when
            + " "
            + minute(FunnelPicture.text(period, "from"))
            + " to "
            + minute(FunnelPicture.text(period, "to"))
            + " · as of "
            + minute(FunnelPicture.text(basis, "asOf"))
            + " UTC";
    paragraph(foot, "", ink::quiet);
  }

  private static String withoutPerson(long events) {
    return events == 0 ? "" : " (" + Figures.count(events) + " more belong to nobody)";
  }

  /** An instant to the minute. */
  static String minute(String instant) {
    return instant.length() < 17 || instant.charAt(10) != 'T'
        ? instant
        : instant.substring(0, 10) + " " + instant.substring(11, 16);
  }

  private void paragraph(String text, String indent, UnaryOperator<String> style) {
    for (String line : TextWidth.wrap(text, width, indent)) {
      out.append(style.apply(line)).append('\n');
    }
  }
}
