package io.fullfunnel.question.render;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer's JSON as text: {@code --as json}, {@code csv} or {@code table}. */
public final class Rendering {
  /** Columns of a terminal that does not say how wide it is. */
  public static final int USUAL_WIDTH = 80;

  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Rendering() {}

  /** Indented JSON that ends with a line feed. */
  public static String json(JsonNode answer) {
    return PRETTY.writeValueAsString(answer).replace("\r\n", "\n") + "\n";
  }

  /** One row for each step or group; or the people, where the question lists some. */
  public static String csv(JsonNode answer) {
    return switch (ask(answer)) {
      case "funnel" -> new Csv(answer).write();
      case "retention" -> new RetentionCsv(answer).write();
      case "network" -> new NetworkCsv(answer).write();
      case "attribution" -> new AttributionCsv(answer).write();
      case "stages" -> new StagesCsv(answer).write();
      default -> new FiguresCsv(figures(answer)).write();
    };
  }

  /**
   * A picture in text.
   *
   * @param width columns of the terminal
   * @param colour whether to use ANSI colours
   */
  public static String table(JsonNode answer, int width, boolean colour) {
    return switch (ask(answer)) {
      case "funnel" -> new FunnelPicture(answer, width, colour).draw();
      case "retention" -> new RetentionPicture(answer, width, colour).draw();
      case "network" -> new NetworkPicture(answer, width, colour).draw();
      case "attribution" -> new AttributionPicture(answer, width, colour).draw();
      case "stages" -> new StagesPicture(answer, width, colour).draw();
      default -> new FiguresPicture(figures(answer), width, colour).draw();
    };
  }

  private static JsonNode figures(JsonNode answer) {
    return ask(answer).equals("pages") ? PagesAsFigures.of(answer) : answer;
  }

  private static String ask(JsonNode answer) {
    return answer.path("ask").asString("funnel");
  }
}
