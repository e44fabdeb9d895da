package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.census.Census;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every question takes beside its own fields: its days, its filters, whose traffic counts and
 * which rules make channels. How a question splits and lists is its own.
 *
 * @param before the period it is compared with; null without one
 * @param after the position that the journal must have reached; 0 without one
 */
record Common(
    Calendar calendar,
    Period period,
    @Nullable Period before,
    Filters filters,
    String bots,
    String internal,
    boolean fold,
    String channels,
    long after) {
  private static final List<String> TRAFFIC = List.of("exclude", "include");

  /** Reads these fields; the names in them are noted where the language notes names. */
  static Common read(Place question, Calendar calendar, Language language) {
    Period period = calendar.read(question.at("period"));
    boolean given = !question.at("period").absent();
    return new Common(
        calendar,
        period,
        Compare.read(question.at("compare"), calendar, period, given),
        new Filters(
            language.conditions(question.at("where")), language.people(question.at("people"))),
        question.at("bots").oneOf("choice", TRAFFIC, "exclude"),
        question.at("internal").oneOf("choice", TRAFFIC, "exclude"),
        question.at("fold").flag(true),
        question.at("channels").oneOf("rule set of channels", Fields.CHANNELS, "ga4"),
        after(question.at("after"), language.position()));
  }

  /** Whoever answers has waited before the data were read: what is not there now is too late. */
  private static long after(Place place, long end) {
    long after = place.position();
    if (after > end) {
      throw place.wrong(
          "The journal ends at "
              + end
              + " and has not come to "
              + after
              + ", which "
              + place.shown()
              + " waits for. Ask again later, or leave it out.");
    }
    return after;
  }

  /** Counts what the filters leave; null without filters. */
  @Nullable Census census() {
    return filters.census();
  }

  boolean leavesOutBots() {
    return bots.equals("exclude");
  }

  boolean leavesOutInternal() {
    return internal.equals("exclude");
  }

  /**
   * Writes these fields, all defaults filled in.
   *
   * @param by how the question splits, as it is written; null if it does not
   * @param list what it lists; null if nothing
   */
  ObjectNode write(ObjectNode json, @Nullable JsonNode by, @Nullable Pointer list) {
    json.set("period", calendar.json(period));
    json.put("asOf", Calendar.iso(calendar.asOf()));
    json.put("zone", calendar.zoneName());
    json.put("weekStart", calendar.weekStart().name().toLowerCase(Locale.ROOT));
    filters.write(json);
    json.set("by", by);
    json.set("list", list == null ? null : list.json());
    json.set("compare", before == null ? null : calendar.json(before));
    json.put("bots", bots).put("internal", internal).put("fold", fold);
    return json.put("channels", channels).put("after", after == 0 ? null : (Long) after);
  }
}
