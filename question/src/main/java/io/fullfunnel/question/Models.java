package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.store.workspace.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The models of a workspace: those that ship, which it may change, and its own. */
record Models(Data data, Map<String, String> set) {
  private static final String A_MODEL = "a model's name such as \"full-funnel\"";

  Models(Data data) {
    this(data, data.defined(Definitions.Kind.MODEL));
  }

  /** Those that ship, in the order in which they are offered, then the workspace's own. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    Presets.all().forEach(preset -> names.add(preset.name()));
    set.keySet().stream().filter(name -> !names.contains(name)).sorted().forEach(names::add);
    return names;
  }

  /** A name that a question gives. */
  String name(Place place) {
    if (place.absent()) {
      throw place.expected(A_MODEL);
    }
    String name = place.text(A_MODEL);
    if (!names().contains(name)) {
      throw place.wrong(
          "Unknown model "
              + Words.quote(name)
              + " at "
              + place.shown()
              + "."
              + Nearest.hintOrKnown(name, names()));
    }
    return name;
  }

  /** The model that a question names, or writes out. */
  Model at(Place place) {
    return place.isObject()
        ? new ModelReader(place, new Names(data)).read()
        : get(name(place), place);
  }

  /** The model of this name, which is known. */
  Model get(String name, Place place) {
    try {
      return read(json(name), new Names(data));
    } catch (QuestionException wrong) {
      throw place.wrong("Model " + name + " cannot be read as it is set: " + wrong.getMessage());
    }
  }

  /** As it stands now, as JSON. */
  JsonNode json(String name) {
    String own = set.get(name);
    return own == null ? Presets.json(name) : Questions.parse(own.getBytes(UTF_8));
  }

  /** Reads what a model is to be; what does not occur in the data is no error. */
  static Model read(JsonNode json, Names names) {
    return new ModelReader(new Place(json, ""), names).read();
  }

  /** By stage, whether anybody's events enter it, or lead or decay to it from one they do. */
  static List<Boolean> mapped(Model model, Data data, Engine engine) {
    List<Boolean> mapped = new ArrayList<>();
    for (Model.Stage stage : model.stages()) {
      Matcher match = stage.match();
      mapped.add(match != null && occurs(match, data, engine));
    }
    for (int round = 0; round < mapped.size(); round++) {
      for (int from = 0; from < mapped.size(); from++) {
        Model.Decay decay = model.stages().get(from).decay();
        if (mapped.get(from) && decay != null && decay.to() >= 0) {
          mapped.set(decay.to(), true);
        }
      }
    }
    for (Model.Back back : model.back()) {
      if (back.to() >= 0 && occurs(back.match(), data, engine)) {
        mapped.set(back.to(), true);
      }
    }
    return List.copyOf(mapped);
  }

  /** Whether any event is one that this matcher means. */
  static boolean occurs(Matcher matcher, Data data, Engine engine) {
    Dictionary dictionary = data.dataset().dictionary();
    boolean named =
        matcher.events().stream()
            .anyMatch(name -> {
              int id = dictionary.event(name);
              return id != Dictionary.ABSENT && dictionary.eventCount(id) > 0;
            });
    boolean any = named || matcher.events().isEmpty();
    return any
        && (isPlain(matcher)
            || engine.run(new Census(matcher.filter(), null), data.dataset()).events() > 0);
  }

  /** Whether every event of its names is meant. */
  private static boolean isPlain(Matcher matcher) {
    return switch (matcher) {
      case Matcher.Event event -> event.where().isEmpty() && event.nth() < 2;
      case Matcher.AnyOf any -> any.parts().stream().allMatch(Models::isPlain);
      case Matcher.OfGoal goal -> isPlain(goal.meaning());
      case Matcher.OfStage stage -> false;
      case Matcher.OfMove move -> false;
    };
  }
}
