package io.fullfunnel.question;

import io.fullfunnel.engine.stages.StageModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a model of the journey; one that cannot work is refused with the reason and the place. */
final class ModelReader {
  static final List<String> BANDS = List.of("TOFU", "MOFU", "BOFU", "beyond");
  static final List<String> LANGUAGES = List.of("en", "zh", "pl", "de");
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
  private static final List<String> FIELDS =
      List.of("labels", "stages", "back", "activity", "track");
  private static final List<String> STAGE_FIELDS =
      List.of(
          "key",
          "labels",
          "band",
          "match",
          "times",
          "in",
          "from",
          "repeats",
          "decay",
          "owner",
          "channels",
          "targets");
  private static final List<String> EVERY = List.of("day", "week", "month");
  private static final String EARLIER = "earlier";
  private static final String ANY = "any";
  private static final int LONGEST = 200;
  private static final int MOST_CHANNELS = 50;
  private static final int MOST_TARGET = 1_000_000_000;

  private final Place model;
  private final Names names;
  private final Language language;
  private List<String> keys = List.of();

  ModelReader(Place model, Names names) {
    this.model = model;
    this.names = names;
    this.language = Language.ofModels(names, Audiences.today(names.data()));
  }

  Model read() {
    if (!model.isObject()) {
      throw model.expected("a model: an object with stages");
    }
    model.only(FIELDS);
    Place list = model.at("stages");
    if (!list.isList() || list.node().isEmpty()) {
      throw list.expected("a list of 1 to " + StageModel.MOST_STAGES + " stages");
    }
    if (list.node().size() > StageModel.MOST_STAGES) {
      throw list.wrong(
          "A model has at most "
              + StageModel.MOST_STAGES
              + " stages, not "
              + list.node().size()
              + ".");
    }
    keys = keys(list);
    List<Model.Stage> stages = new ArrayList<>();
    for (Place stage : list.elements()) {
      stages.add(stage(stage, stages.size()));
    }
    Place activity = model.at("activity");
    Place track = model.at("track");
    if (!track.absent()) {
      track.name("a property's name");
    }
    Model read =
        new Model(
            labels(model.at("labels")),
            stages,
            back(model.at("back")),
            activity.absent() ? null : language.matcher(activity),
            track.absent() ? null : track.text(),
            model.node());
    new ModelCheck(read, list).check();
    return read;
  }

  private static List<String> keys(Place list) {
    List<String> keys = new ArrayList<>();
    for (Place stage : list.elements()) {
      if (!stage.isObject()) {
        throw stage.expected("a stage: an object with key, band and match");
      }
      Place place = stage.at("key");
      String key = place.text("a key such as \"awareness\"");
      if (!KEY.matcher(key).matches()) {
        throw place.wrong(
            Words.quote(key)
                + " at "
                + place.shown()
                + " is no key of a stage: small letters, digits, - and _.");
      }
      if (keys.contains(key)) {
        throw place.wrong("Two stages have the key " + Words.quote(key) + ".");
      }
      keys.add(key);
    }
    return keys;
  }

  private Model.Stage stage(Place place, int number) {
    place.only(STAGE_FIELDS);
    Place band = place.at("band");
    if (band.absent()) {
      throw band.expected("a band: " + Words.either(BANDS));
    }
    int times = place.at("times").whole(1, StageModel.MOST_TIMES, 1);
    Place in = place.at("in");
    if (!in.absent() && times == 1) {
      throw in.wrong(
          "\"in\" at " + in.shown() + " means nothing without \"times\" of 2 or more beside it.");
    }
    boolean repeats = place.at("repeats").flag(false);
    Matcher match = match(place.at("match"));
    if (match == null && place.at("match").absent()) {
      for (String needing : List.of("times", "from", "repeats")) {
        if (!place.at(needing).absent()) {
          throw place
              .at(needing)
              .wrong(
                  Words.quote(needing)
                      + " at "
                      + place.at(needing).shown()
                      + " means nothing: no \"match\" says what enters the stage.");
        }
      }
    }
    about(place);
    return new Model.Stage(
        keys.get(number),
        labels(place.at("labels")),
        band.oneOf("band", BANDS, ""),
        match,
        times,
        in.absent() ? null : Span.read(in),
        from(place.at("from"), number),
        repeats,
        decay(place.at("decay"), number),
        place.node());
  }

  /** A goal that is known but not set enters nothing yet. */
  private @Nullable Matcher match(Place place) {
    if (place.absent()) {
      return null;
    }
    if (place.isObject() && place.has("goal") && place.at("goal").isText()) {
      Goals goals = Goals.of(names.data());
      Goals.Goal goal = goals.get(place.at("goal").oneOf("goal", goals.names(), ""));
      if (goals.meaning(goal, place) == null) {
        return null;
      }
    }
    return language.matcher(place);
  }

  private List<Integer> from(Place place, int number) {
    List<Integer> from = new ArrayList<>();
    if (!place.isList()) {
      String word = place.oneOf("way in", List.of(EARLIER, ANY), EARLIER);
      from.add(StageModel.OUTSIDE);
      for (int stage = 0; stage < keys.size(); stage++) {
        if (stage < number || (word.equals(ANY) && stage != number)) {
          from.add(stage);
        }
      }
      return from;
    }
    for (Place element : place.elements()) {
      int stage = place(element, Model.START);
      if (stage == number) {
        throw element.wrong(
            "Stage "
                + Words.quote(keys.get(number))
                + " at "
                + element.shown()
                + " cannot be entered from itself; \"repeats\":true makes every time a new cycle.");
      }
      from.add(stage);
    }
    if (from.isEmpty()) {
      throw place.expected("stages that one may come from");
    }
    return from;
  }

  /** The number of a stage, or outside, which has this name here. */
  private int place(Place place, String outside) {
    List<String> known = new ArrayList<>(keys);
    known.add(outside);
    if (place.absent()) {
      throw place.expected("a stage: " + Words.either(known));
    }
    String key = place.oneOf("stage", known, "");
    return key.equals(outside) ? StageModel.OUTSIDE : keys.indexOf(key);
  }

  private Model.@Nullable Decay decay(Place place, int number) {
    if (place.absent()) {
      return null;
    }
    if (!place.isObject()) {
      throw place.expected("an object such as {\"after\":\"90d\",\"to\":\"awareness\"}");
    }
    place.only(List.of("after", "to"));
    Span after = Span.read(place.at("after"));
    if (after.amount() == 0) {
      throw place.at("after").wrong("Nobody stands in a stage that decays after no time.");
    }
    int to = place(place.at("to"), Model.OUT);
    if (to == number) {
      throw place
          .at("to")
          .wrong(
              "Stage "
                  + Words.quote(keys.get(number))
                  + " at "
                  + place.at("to").shown()
                  + " decays to itself.");
    }
    return new Model.Decay(after, to);
  }

  private List<Model.Back> back(Place place) {
    List<Model.Back> back = new ArrayList<>();
    if (place.absent()) {
      return back;
    }
    if (!place.isList() || place.node().size() > StageModel.MOST_BACK) {
      throw place.expected("a list of at most " + StageModel.MOST_BACK + " rules that lead back");
    }
    for (Place rule : place.elements()) {
      if (!rule.isObject()) {
        throw rule.expected("an object such as {\"match\":\"Deal Lost\",\"to\":\"(out)\"}");
      }
      rule.only(List.of("match", "from", "to"));
      int to = place(rule.at("to"), Model.OUT);
      List<Integer> from = new ArrayList<>();
      Place named = rule.at("from");
      if (named.isList()) {
        named.elements().forEach(element -> from.add(stageOf(element)));
      } else {
        named.oneOf("way back", List.of(ANY), ANY);
        for (int stage = 0; stage < keys.size(); stage++) {
          if (stage != to) {
            from.add(stage);
          }
        }
      }
      if (from.contains(to)) {
        throw rule.at("to").wrong("The rule at " + rule.shown() + " leads where it comes from.");
      }
      back.add(new Model.Back(language.matcher(rule.at("match")), from, to));
    }
    return back;
  }

  private int stageOf(Place place) {
    return keys.indexOf(place.oneOf("stage", keys, keys.getFirst()));
  }

  /** What a stage says of itself and no rule reads. */
  private static void about(Place stage) {
    if (!stage.at("owner").absent()) {
      shortText(stage.at("owner"));
    }
    Place channels = stage.at("channels");
    if (!channels.absent()) {
      if (!channels.isList() || channels.node().size() > MOST_CHANNELS) {
        throw channels.expected("a list of channels");
      }
      channels.elements().forEach(ModelReader::shortText);
    }
    Place targets = stage.at("targets");
    if (targets.absent()) {
      return;
    }
    if (!targets.isObject()) {
      throw targets.expected("an object such as {\"now\":500,\"entered\":100,\"every\":\"month\"}");
    }
    targets.only(List.of("now", "entered", "every", "dwellDays"));
    targets.at("every").oneOf("unit", EVERY, "month");
    for (String figure : List.of("now", "entered", "dwellDays")) {
      targets.at(figure).whole(0, MOST_TARGET, 0);
    }
  }

  private static String shortText(Place place) {
    String text = place.name("a text");
    if (text.length() > LONGEST) {
      throw place.wrong(
          "The text at " + place.shown() + " is longer than " + LONGEST + " characters.");
    }
    return text;
  }

  private static Map<String, String> labels(Place place) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (place.absent()) {
      return labels;
    }
    if (!place.isObject()) {
      throw place.expected("labels by language such as {\"en\":\"Awareness\"}");
    }
    place.only(LANGUAGES);
    for (String language : LANGUAGES) {
      if (!place.at(language).absent()) {
        labels.put(language, shortText(place.at(language)));
      }
    }
    return labels;
  }
}
