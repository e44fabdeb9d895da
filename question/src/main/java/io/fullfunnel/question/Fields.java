package io.fullfunnel.question;

import java.util.List;
import java.util.stream.Stream;

/** The fields of a question, as the documentation lists them. */
final class Fields {
  /** What this version answers. */
  static final List<String> ASKS =
      List.of("funnel", "figures", "retention", "network", "attribution", "stages", "pages");

  /** What the contract has and a later version answers. */
  static final List<String> LATER = List.of("ladder", "cause", "content");

  private static final List<Field> ALL =
      List.of(
          new Field(
              "ask",
              "text",
              "",
              "What is asked.",
              "funnel; figures, pages, retention, network, attribution and stages on pages of their"
                  + " own"),
          new Field(
              "steps",
              "list",
              "",
              "1 to 50 matchers, or objects with match, label, within, optional and fixed.",
              "all"),
          new Field(
              "order",
              "text",
              "sequential",
              "In which order steps must come: sequential, strict, any or anchored.",
              "all"),
          new Field(
              "window",
              "duration",
              "30d",
              "Longest time from the first step to the last, inclusive; or visit.",
              "all"),
          new Field(
              "attempt",
              "text",
              "best",
              "Which of a person's attempts counts: best, first or latest.",
              "all"),
          new Field(
              "actor",
              "text or object",
              "person",
              "Who goes through the steps: person, account, visit, device or {\"property\":NAME}.",
              "all"),
          new Field("count", "text", "people", "What is counted: people or attempts.", "all"),
          new Field("open", "true or false", "false", "Whether one may enter at any step.", "all"),
          new Field(
              "exclude",
              "list",
              "[]",
              "Events that end an attempt: objects with match, after, before and effect (drop,"
                  + " remove or restart).",
              "all"),
          new Field("hold", "list", "[]", "Up to 5 properties that are equal on all steps.", "all"),
          new Field(
              "tolerance",
              "duration",
              "0ms",
              "How much earlier than the step before it a step may lie.",
              "all"),
          new Field(
              "mode",
              "text",
              "fullfunnel",
              "Whose rules are followed, and whose defaults: fullfunnel, posthog, mixpanel,"
                  + " mixpanel-optimized, amplitude, clickhouse (+ its options) or ga4.",
              "all"),
          new Field(
              "model", "text or object", "none", "A model whose stages are the steps.", "all"),
          new Field("period", "period", "all data", "When the first step must happen.", "all"),
          new Field(
              "asOf",
              "instant or date",
              "the newest event",
              "What last, this and previous are told from.",
              "all"),
          new Field("zone", "text", "the workspace's", "Zone of dates.", "all"),
          new Field(
              "weekStart",
              "text",
              "the workspace's",
              "First day of a week: monday or sunday.",
              "all"),
          new Field(
              "where", "conditions", "none", "Only these events exist for the question.", "all"),
          new Field(
              "people",
              "conditions",
              "none",
              "Only these people are counted.",
              "person.X, did, stage, audience, consent, all, any, not"),
          new Field("by", "names", "none", "Splits the answer by properties.", "all"),
          new Field(
              "list",
              "object",
              "none",
              "Lists the people behind a figure.",
              "entered, completed, excluded, immature, reached, did, dropped, open, quiet"),
          new Field(
              "fold",
              "true or false",
              "true",
              "Whether channel, source, medium, campaign and content are grouped without regard to"
                  + " case and outer space.",
              "all"),
          new Field(
              "bots",
              "text",
              "exclude",
              "Whether events of bots count: exclude or include.",
              "all"),
          new Field(
              "internal",
              "text",
              "exclude",
              "Whether internal events count: exclude or include.",
              "all"),
          new Field(
              "channels",
              "text",
              "ga4",
              "The rules that make channels: ga4 (or the workspace's own), posthog or plausible.",
              "all"),
          new Field(
              "compare",
              "text or period",
              "none",
              "A period to stand beside: previous, year, or a period.",
              "all"),
          new Field(
              "trend", "text", "none", "The answer per hour, day, week or month of entry.", "all"),
          new Field("value", "text", "none", "A numeric property to add up at each step.", "all"),
          new Field(
              "trace",
              "text",
              "none",
              "One person's attempts, and why other events took no step: any of the person's ids;"
                  + " or the name of another actor.",
              "all"),
          new Field("after", "number", "none", "A journal position to wait for.", "all"));

  /** What every question takes. */
  private static final List<String> COMMON =
      List.of(
          "ask",
          "period",
          "asOf",
          "zone",
          "weekStart",
          "where",
          "people",
          "by",
          "compare",
          "list",
          "bots",
          "internal",
          "fold",
          "channels",
          "after");

  /** Rule sets of channels, the default first. */
  static final List<String> CHANNELS = List.of("ga4", "posthog", "plausible");

  private Fields() {}

  /**
   * A field of a question.
   *
   * @param otherwise what holds if it is left out; empty if it must be given
   * @param answered which of its values this version answers
   */
  record Field(String name, String takes, String otherwise, String meaning, String answered) {}

  static List<Field> all() {
    return ALL;
  }

  /** The fields of one kind of question: its own and what every question takes. */
  static List<String> with(String... own) {
    return Stream.concat(Stream.of(own), COMMON.stream()).toList();
  }

  static List<String> names() {
    return ALL.stream().map(Field::name).toList();
  }
}
