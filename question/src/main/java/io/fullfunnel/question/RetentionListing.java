package io.fullfunnel.question;

import io.fullfunnel.engine.retention.RetentionList;
import io.fullfunnel.engine.retention.RetentionReport;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people behind a number of retention: the contract's {@code list}.
 *
 * @param of JSON pointer into the answer
 * @param group of the answer's groups, or −1 for everybody
 * @param before whether the figure is one of the period that is compared
 */
record RetentionListing(String of, int group, int cohort, boolean before, int interval, int limit) {
  private static final int EVERYBODY = -1;
  private static final int SHOWN = 100;
  private static final int MOST_SHOWN = 100_000;
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:/groups/(?<group>\\d{1,6}))?/(?:cohorts/(?<cohort>\\d{1,6})|total)"
              + "(?<before>/before)?/(?:people|returned/(?<interval>\\d{1,4}))");

  static @Nullable RetentionListing read(Place place, boolean compares) {
    if (place.absent()) {
      return null;
    }
    if (!place.isObject()) {
      throw place.expected("an object such as {\"of\":\"/cohorts/0/returned/1\",\"limit\":100}");
    }
    place.only(List.of("of", "limit"));
    Place of = place.at("of");
    String pointer = of.text("a JSON pointer into the answer such as \"/cohorts/0/returned/1\"");
    int limit = place.at("limit").whole(1, MOST_SHOWN, SHOWN);
    Matcher matcher = POINTER.matcher(pointer);
    if (!matcher.matches()) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at nobody; such are /cohorts/0/people, /cohorts/0/returned/1 and"
              + " /total/returned/1, also below /groups/0.");
    }
    boolean before = matcher.group("before") != null;
    if (before && !compares) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at a period before, but the question has no \"compare\".");
    }
    return new RetentionListing(
        pointer,
        number(matcher.group("group"), EVERYBODY),
        number(matcher.group("cohort"), RetentionList.ALL_COHORTS),
        before,
        number(matcher.group("interval"), RetentionList.MEMBERS),
        limit);
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  /** For the engine. */
  RetentionList list(RetentionQuestion question, RetentionReport report) {
    var of = before && question.before() != null ? question.before() : question.now();
    boolean isThere =
        group < report.groups().size()
            && cohort < of.starts().size()
            && interval <= question.periods();
    if (!isThere) {
      throw new QuestionException(
          "/list/of",
          Words.quote(this.of)
              + " at /list/of points at no place of the answer, which has "
              + Words.count(of.starts().size())
              + " cohorts, "
              + (question.periods() + 1)
              + " intervals and "
              + report.groups().size()
              + " groups.");
    }
    List<String> key = group != EVERYBODY ? report.groups().get(group).key() : null;
    return new RetentionList(key, before ? 1 : 0, cohort, interval, limit);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("of", of).put("limit", limit);
  }
}
