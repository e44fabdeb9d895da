package io.fullfunnel.question;

import io.fullfunnel.engine.network.Network;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the question {@code network}: every field is understood, or refused by name. */
final class NetworkReader {
  private static final long LOOKBACK_DAYS = 90;
  private static final int DEPTH = 12;
  private static final int DEEPEST = 50;
  private static final int MINIMUM = 30;
  private static final int MOST = 1_000_000;

  /** So many that few networks are cut; each node costs a line of equations. */
  private static final int LIMIT = 500;

  private static final int MOST_SHOWN = 1000;

  private final Place question;
  private final Names names;

  NetworkReader(Place question, Data data) {
    this.question = question;
    this.names = new Names(data);
  }

  NetworkQuestion read() {
    question.only(
        Fields.with(
            "node",
            "touches",
            "parts",
            "conversion",
            "lookback",
            "depth",
            "repeats",
            "value",
            "minimum",
            "limit"));
    Calendar calendar = Calendar.of(question, names.data());
    Language language = new Language(names, calendar);
    NetworkQuestion.Ways ways = ways(language);
    Common common = Common.read(question, calendar, language);
    SplitBy by = SplitBy.ofPeople(question.at("by"), names, "a network has no entry");
    return new NetworkQuestion(
        ways,
        parts(),
        common,
        by,
        NetworkListing.read(question.at("list"), common.before() != null, by != null),
        names.unknown());
  }

  private NetworkQuestion.Ways ways(Language language) {
    NetworkNode node = NetworkNode.read(question.at("node"), names);
    Place lookback = question.at("lookback");
    Amounts value = Amounts.read(question.at("value"), names);
    return new NetworkQuestion.Ways(
        node,
        touches(node, language),
        conversion(language),
        lookback.absent() ? Span.days(LOOKBACK_DAYS) : Span.read(lookback),
        question.at("depth").whole(1, DEEPEST, DEPTH),
        question.at("repeats").flag(false),
        value == null ? new Amounts("revenue") : value,
        question.at("minimum").whole(1, MOST, MINIMUM),
        question.at("limit").whole(1, MOST_SHOWN, LIMIT));
  }

  private Set<Network.Part> parts() {
    Place place = question.at("parts");
    if (place.absent()) {
      return Network.Part.ALL;
    }
    List<String> words = Stream.of(Network.Part.values()).map(NetworkQuestion::word).toList();
    if (!place.isList() || place.elements().isEmpty()) {
      throw place.expected("a list of " + String.join(", ", words));
    }
    Set<Network.Part> parts = EnumSet.noneOf(Network.Part.class);
    for (Place one : place.elements()) {
      if (one.absent()) {
        throw one.expected(Words.either(words));
      }
      parts.add(Network.Part.valueOf(one.oneOf("part", words, "").toUpperCase(Locale.ROOT)));
    }
    return parts;
  }

  private @Nullable Matcher touches(NetworkNode node, Language language) {
    Place place = question.at("touches");
    if (place.absent()) {
      return null;
    }
    if (node.isLanding()) {
      throw place.wrong(
          "\"touches\" at "
              + place.shown()
              + " means nothing with the node \"landing\": these are the first page views of"
              + " visits.");
    }
    return language.matcher(place);
  }

  private Matcher conversion(Language language) {
    Place place = question.at("conversion");
    if (!place.absent()) {
      return language.matcher(place);
    }
    return language.goal(
        new Place(JsonNodeFactory.instance.stringNode(Goals.SALE), place.pointer()));
  }
}
