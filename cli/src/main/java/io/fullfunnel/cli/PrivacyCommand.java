package io.fullfunnel.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code privacy}: what is kept of people, and what they agreed to. */
@Command(
    name = "privacy",
    description = {
      "Show and change what a workspace keeps of people, and what they agreed to.",
      "show: the rules, and how many people agreed to what. set: save rules. reset: back to the"
          + " rules that ship. history: all versions. consent ID: what somebody agreed to, and"
          + " why; with --granted or --denied it is written down. retention: what is too old by"
          + " the rules; with --run it is taken away.",
      "For set: what an option does not name stands as it is; a list that is given replaces the"
          + " one before, and \"none\" empties it."
    })
final class PrivacyCommand extends RulesCommand {
  private static final String NONE = "none";
  private static final String CONSENT = "consent";
  private static final String PURPOSE = "purpose";
  private static final String STATE = "state";

  /** What to do. */
  enum Action {
    show,
    set,
    reset,
    history,
    consent,
    retention
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "show, set, reset, history, consent or retention.")
  Action action = Action.show;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "For consent: any id of the person.")
  @Nullable String id;

  @Option(
      names = "--address",
      paramLabel = "drop|short|keep",
      description = "What becomes of addresses of clients (default: short).")
  @Nullable String address;

  @Option(
      names = "--parameter",
      paramLabel = "NAME",
      description = "Parameters of pages' addresses to cut out; may be repeated.")
  @Nullable List<String> parameters;

  @Option(
      names = "--without-consent",
      paramLabel = "cookieless|drop",
      description =
          "What becomes of events of people who did not consent (default: cookieless, without"
              + " anything that names them beyond the day).")
  @Nullable String withoutConsent;

  @Option(
      names = "--unsaid",
      paramLabel = "keep|denied",
      description =
          "What becomes of events that say nothing of consent (default: keep; denied: as if consent"
              + " had been denied).")
  @Nullable String unsaid;

  @Option(
      names = "--purpose",
      paramLabel = "NAME[=OTHER,…]",
      description =
          "What people agree to, and what others call it; may be repeated. The first is the one"
              + " that ids are kept for.")
  @Nullable List<String> purposes;

  @Option(
      names = "--keep",
      paramLabel = "EVENT=DAYS",
      description =
          "How long events of a name or of a kind such as page are kept; *=DAYS: all others. May be"
              + " repeated; without a rule they are kept for ever.")
  @Nullable List<String> keep;

  @Option(names = "--run", description = "For retention: take away what is too old.")
  boolean run;

  @Option(
      names = "--granted",
      paramLabel = "PURPOSE",
      description = "For consent: write down that it is granted; may be repeated.")
  List<String> granted = List.of();

  @Option(
      names = "--denied",
      paramLabel = "PURPOSE",
      description = "For consent: write down that it is denied; may be repeated.")
  List<String> denied = List.of();

  PrivacyCommand(Console console) {
    super(console, RulesWork.Of.PRIVACY);
  }

  @Override
  public Integer call() throws IOException {
    ObjectNode rules = rules();
    if (!rules.isEmpty() && action != Action.set) {
      throw new WrongCommandException("Rules go with set.");
    }
    if (rules.isEmpty() && action == Action.set) {
      throw new WrongCommandException("What is to change? Say it with options such as --address.");
    }
    if ((id == null) == (action == Action.consent)) {
      throw new WrongCommandException(
          id == null ? "Whose consent? Say an id behind consent." : "An id goes with consent.");
    }
    if (action != Action.consent && !(granted.isEmpty() && denied.isEmpty())) {
      throw new WrongCommandException("--granted and --denied go with consent.");
    }
    if (run && action != Action.retention) {
      throw new WrongCommandException("--run goes with retention.");
    }
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case show -> work(door, RulesWork.SHOW, nothing(), this::shown);
        case history -> work(door, RulesWork.SHOW, nothing(), this::versions);
        case set, reset -> save(door, rules.isEmpty() ? null : rules);
        case consent -> consent(door, String.valueOf(id));
        case retention -> work(door, RulesWork.RETENTION, nothing().put("run", run), this::taken);
      }
    }
    return ExitCode.DONE;
  }

  private void consent(Door door, String of) throws IOException {
    ObjectNode with = nothing().put("id", of);
    if (granted.isEmpty() && denied.isEmpty()) {
      work(door, RulesWork.TEST, with, this::stands);
      return;
    }
    ObjectNode said = with.putObject(CONSENT);
    granted.forEach(purpose -> said.put(purpose, "granted"));
    denied.forEach(purpose -> said.put(purpose, "denied"));
    with.put("note", note == null ? "" : note);
    work(door, RulesWork.CONSENT, with, this::stands);
  }

  private ObjectNode rules() {
    ObjectNode rules = nothing();
    put(rules, "address", address);
    put(rules, "denied", withoutConsent);
    put(rules, "unsaid", unsaid);
    if (parameters != null) {
      ArrayNode list = rules.putArray("parameters");
      parameters.stream().filter(name -> !name.equals(NONE)).forEach(list::add);
    }
    if (purposes != null) {
      ArrayNode list = rules.putArray("purposes");
      for (String purpose : purposes) {
        int equals = purpose.indexOf('=');
        String name = equals < 0 ? purpose : purpose.substring(0, equals);
        ArrayNode also = list.addObject().put("name", name.strip()).putArray("also");
        for (String other :
            equals < 0 ? new String[0] : purpose.substring(equals + 1).split(",", -1)) {
          also.add(other.strip());
        }
      }
    }
    if (keep != null) {
      ArrayNode list = rules.putArray("retention");
      keep.stream().filter(rule -> !rule.equals(NONE)).forEach(rule -> keep(list, rule));
    }
    return rules;
  }

  private static void keep(ArrayNode list, String rule) {
    int equals = rule.lastIndexOf('=');
    try {
      list.addObject()
          .put("of", rule.substring(0, Math.max(0, equals)))
          .put("days", Integer.parseInt(rule.substring(equals + 1)));
    } catch (NumberFormatException e) {
      throw new WrongCommandException(
          "--keep is an event's name or kind, = and days, such as page=400, not " + rule + ".");
    }
  }

  private void taken(JsonNode told) {
    String went =
        told.path("run").asBoolean()
            ? "%s, %,d days: %,d messages went"
            : "%s, %,d days: %,d messages are too old";
    if (told.path("taken").isEmpty()) {
      say("Everything is kept for ever; say otherwise with privacy set --keep.");
    }
    for (JsonNode each : told.path("taken")) {
      say(
          went,
          each.path("of").asString(),
          each.path("days").asInt(),
          each.path("messages").asLong());
    }
  }

  private static void put(ObjectNode rules, String field, @Nullable String word) {
    if (word != null) {
      rules.put(field, word);
    }
  }

  private void shown(JsonNode shown) {
    JsonNode rules = shown.path("rules");
    String parameters = words(rules.path("parameters"));
    say("Addresses of clients: %s", rules.path("address").asString());
    say("Parameters cut out: %s", parameters.isEmpty() ? NONE : parameters);
    say("Events without consent: %s", rules.path("denied").asString());
    say("Events that say nothing of it: %s", rules.path("unsaid").asString());
    for (JsonNode rule : rules.path("retention")) {
      say("Kept for %,d days: %s", rule.path("days").asInt(), rule.path("of").asString());
    }
    for (JsonNode each : shown.path(CONSENT)) {
      say(
          "Consent to %s: granted by %,d people, denied by %,d, unknown of %,d",
          each.path(PURPOSE).asString(),
          each.path("granted").asLong(),
          each.path("denied").asLong(),
          each.path("unknown").asLong());
    }
  }

  private void stands(JsonNode page) {
    say("%s", page.path("person").asString());
    for (JsonNode each : page.path("purposes")) {
      String state = each.path(STATE).asString();
      say(
          "%s: %s%s",
          each.path(PURPOSE).asString(),
          state.toUpperCase(Locale.ROOT),
          each.path("history").isEmpty() ? ", nothing was said" : "");
      for (JsonNode change : each.path("history")) {
        String place = change.path("page").asString("");
        String why = change.path("note").asString("");
        say(
            "  %s  %s  %s%s, %s%s",
            change.path("at").asString(),
            change.path(STATE).asString(),
            change.path("told").asString(),
            place.isEmpty() ? "" : " on " + place,
            change.path("source").asString(),
            why.isEmpty() ? "" : ": " + why);
      }
    }
  }
}
