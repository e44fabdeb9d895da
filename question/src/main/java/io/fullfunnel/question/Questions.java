package io.fullfunnel.question;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads questions: text to JSON, JSON to a checked {@link Question}. */
public final class Questions {
  /** Bytes of the longest question. */
  public static final int LONGEST = 1_000_000;

  /** Objects and lists inside each other. */
  public static final int DEEPEST = 64;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Questions() {}

  /** Reads one JSON object in UTF-8; a field that stands twice is an error. */
  public static JsonNode parse(byte[] utf8) {
    if (utf8.length > LONGEST) {
      throw new QuestionException("", "The question is longer than 1 MB.");
    }
    try {
      return JSON.readTree(utf8);
    } catch (StreamConstraintsException tooMuch) {
      throw new QuestionException("", tooDeepOrLong(tooMuch));
    } catch (JacksonException wrong) {
      var at = wrong.getLocation();
      String where =
          at == null || at.getLineNr() < 1
              ? ""
              : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new QuestionException(
          "",
          "The question is not JSON"
              + where
              + ": "
              + Words.plain(wrong.getOriginalMessage())
              + ".");
    }
  }

  private static String tooDeepOrLong(StreamConstraintsException tooMuch) {
    return tooMuch.getOriginalMessage().contains("nesting")
        ? tooDeep()
        : "The question holds a number or a name that is too long.";
  }

  private static String tooDeep() {
    return "The question is nested more than " + DEEPEST + " deep.";
  }

  /**
   * Checks a question and fills in what it leaves out.
   *
   * @throws QuestionException if it is wrong, or not answered by this version
   */
  public static Question read(JsonNode json, Data data) {
    if (!json.isObject()) {
      throw new QuestionException(
          "",
          "A question is a JSON object such as"
              + " {\"ask\":\"funnel\",\"steps\":[\"view\",\"purchase\"]}.");
    }
    refuseTooDeep(json);
    Place question = new Place(json, "");
    Place ask = question.at("ask");
    if (ask.absent()) {
      throw ask.expected("what is asked: " + Words.either(Fields.ASKS));
    }
    if (ask.isText() && Fields.LATER.contains(ask.text())) {
      throw ask.notAnswered("The question " + Words.quote(ask.text()));
    }
    String kind = ask.oneOf("question", Fields.ASKS, "");
    if (AudienceSplit.is(json)) {
      return new AudienceSplitReader(question, data).read();
    }
    return switch (kind) {
      case "funnel" -> new FunnelReader(question, data).read();
      case "figures" -> new FiguresReader(question, data).read();
      case "pages" -> new PagesReader(question, data).read();
      case "retention" -> new RetentionReader(question, data).read();
      case "network" -> new NetworkReader(question, data).read();
      case "attribution" -> new AttributionReader(question, data).read();
      default -> new StagesReader(question, data).read();
    };
  }

  /**
   * The position that the journal should have reached before the data are read, for whoever can
   * wait; 0 where none is given, or where {@link #read} will say what is wrong with it.
   */
  public static long after(JsonNode json) {
    JsonNode after = json.path("after");
    return after.isIntegralNumber() && after.canConvertToLong() ? after.longValue() : 0;
  }

  /** Like {@link #read}, and a name that does not occur in the data is an error. */
  public static Question readStrictly(JsonNode json, Data data) {
    Question question = read(json, data);
    if (!question.unknown().isEmpty()) {
      List<String> texts = question.unknown().stream().map(Note::text).toList();
      throw new QuestionException("", String.join(" ", texts));
    }
    return question;
  }

  /** The fields of questions as a table in Markdown, for the guide. */
  public static String fields() {
    StringBuilder table = new StringBuilder();
    table.append("| field | takes | default | what it says | answered by this version |\n");
    table.append("|---|---|---|---|---|\n");
    for (Fields.Field field : Fields.all()) {
      table.append("| `").append(field.name()).append("` | ").append(field.takes());
      table.append(" | ").append(field.otherwise().isEmpty() ? "must be given" : field.otherwise());
      table.append(" | ").append(field.meaning()).append(" | ").append(field.answered());
      table.append(" |\n");
    }
    return table.toString();
  }

  /** Without recursion: the depth is what is in doubt. */
  private static void refuseTooDeep(JsonNode json) {
    record Level(JsonNode node, int depth) {}
    Deque<Level> open = new ArrayDeque<>();
    open.add(new Level(json, 1));
    while (!open.isEmpty()) {
      Level level = open.removeLast();
      if (level.depth() > DEEPEST) {
        throw new QuestionException("", tooDeep());
      }
      for (JsonNode part : level.node()) {
        if (part.isContainer()) {
          open.add(new Level(part, level.depth() + 1));
        }
      }
    }
  }
}
