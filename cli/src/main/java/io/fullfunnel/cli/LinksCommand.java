package io.fullfunnel.cli;

import io.fullfunnel.store.links.QrCode;
import io.fullfunnel.store.links.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code links}: builds links, says what is wrong with them, and keeps the short ones. */
@Command(
    name = "links",
    description = {
      "Build links that say where clicks come from, find what is wrong with them, and keep short"
          + " ones.",
      "build URL: the address with the tags that options name. lint [URL]: what is wrong with a"
          + " link, or with all that links have said so far.",
      "list: the short links and their clicks. make URL, change ID, remove ID: a short link. qr ID:"
          + " its code as a picture.",
      "taxonomy [show|set|preview|reset|history]: what links are to say; what an option does not"
          + " name stands as it is, a list that is given replaces the one before, and \"none\""
          + " empties it."
    })
final class LinksCommand extends RulesCommand {
  private static final String NONE = "none";

  /** What to do. */
  enum Action {
    build,
    lint,
    list,
    make,
    change,
    remove,
    qr,
    taxonomy
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "build, lint, list, make, change, remove, qr or taxonomy.")
  Action action = Action.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WHAT",
      description = "The address, the short link's id, or what to do with the taxonomy.")
  @Nullable String what;

  @Option(names = "--source", paramLabel = "TEXT", description = "utm_source of the link.")
  @Nullable String source;

  @Option(names = "--medium", paramLabel = "TEXT", description = "utm_medium of the link.")
  @Nullable String medium;

  @Option(names = "--campaign", paramLabel = "TEXT", description = "utm_campaign of the link.")
  @Nullable String campaign;

  @Option(names = "--content", paramLabel = "TEXT", description = "utm_content of the link.")
  @Nullable String content;

  @Option(names = "--term", paramLabel = "TEXT", description = "utm_term of the link.")
  @Nullable String term;

  @Option(names = "--name", paramLabel = "TEXT", description = "What people call a short link.")
  @Nullable String name;

  @Option(names = "--url", paramLabel = "URL", description = "For change: where it leads now.")
  @Nullable String url;

  @Option(names = "--to", paramLabel = "FILE", description = "For qr: the picture, .svg or .png.")
  @Nullable Path to;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "For qr: where people reach the server, if not as the server says.")
  @Nullable String baseUrl;

  @Option(
      names = "--allow-source",
      paramLabel = "TEXT",
      description = "Taxonomy: a source that links may name; may be repeated.")
  @Nullable List<String> sources;

  @Option(
      names = "--allow-medium",
      paramLabel = "TEXT",
      description = "Taxonomy: a medium that links may name; may be repeated.")
  @Nullable List<String> mediums;

  @Option(
      names = "--campaign-pattern",
      paramLabel = "PATTERN",
      description = "Taxonomy: what the whole name of a campaign matches.")
  @Nullable String pattern;

  @Option(
      names = "--require",
      paramLabel = "TAG",
      description = "Taxonomy: what each link must say; may be repeated.")
  @Nullable List<String> required;

  @Option(
      names = "--lower-case",
      paramLabel = "on|off",
      description = "Taxonomy: whether values are written in small letters (default: on).")
  @Nullable String lowerCase;

  private final Console console;

  LinksCommand(Console console) {
    super(console, RulesWork.Of.TAXONOMY);
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ObjectNode rules = rules();
    if (!rules.isEmpty() && action != Action.taxonomy) {
      throw new WrongCommandException("Options of the taxonomy go with taxonomy set and preview.");
    }
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case build -> work(door, RulesWork.TEST, link(given("Which address?")), this::built);
        case lint -> {
          if (what == null) {
            work(door, RulesWork.SEEN, nothing(), this::seen);
          } else {
            work(door, RulesWork.TEST, link(what), this::linted);
          }
        }
        case list -> show(links(door, LinkWork.LIST, "", nothing()), this::list);
        case make ->
            show(links(door, LinkWork.MAKE, "", named(link(given("Which address?")))), this::one);
        case change ->
            show(links(door, LinkWork.CHANGE, given("Which link?"), changed()), this::one);
        case remove ->
            show(links(door, LinkWork.REMOVE, given("Which link?"), nothing()), this::one);
        case qr -> qr(door, given("Which link?"));
        case taxonomy -> taxonomy(door, rules);
      }
    }
    return ExitCode.DONE;
  }

  private JsonNode links(Door door, LinkWork work, String id, ObjectNode with) throws IOException {
    return door.links(common.workspace, work, id, with);
  }

  private String given(String question) {
    if (what == null) {
      throw new WrongCommandException(question + " Say it behind " + action + ".");
    }
    return what;
  }

  private ObjectNode link(String address) {
    return tags(nothing().put("url", address));
  }

  private ObjectNode tags(ObjectNode asked) {
    put(asked, Tag.SOURCE, source);
    put(asked, Tag.MEDIUM, medium);
    put(asked, Tag.CAMPAIGN, campaign);
    put(asked, Tag.CONTENT, content);
    put(asked, Tag.TERM, term);
    return asked;
  }

  private static void put(ObjectNode asked, Tag tag, @Nullable String value) {
    if (value != null) {
      asked.put(tag.label(), value);
    }
  }

  private ObjectNode named(ObjectNode asked) {
    return name == null ? asked : asked.put("name", name);
  }

  private ObjectNode changed() {
    ObjectNode asked = named(tags(nothing()));
    if (url != null) {
      asked.put("url", url);
    }
    if (asked.isEmpty()) {
      throw new WrongCommandException("What is to change? Say it with --url, --name or a tag.");
    }
    return asked;
  }

  private ObjectNode rules() {
    ObjectNode rules = nothing();
    put(rules, "sources", sources);
    put(rules, "mediums", mediums);
    put(rules, "required", required);
    if (pattern != null) {
      rules.put("campaign", pattern.equals(NONE) ? "" : pattern);
    }
    if (lowerCase != null) {
      if (!lowerCase.equals("on") && !lowerCase.equals("off")) {
        throw new WrongCommandException("--lower-case is on or off, not " + lowerCase + ".");
      }
      rules.put("lowerCase", lowerCase.equals("on"));
    }
    return rules;
  }

  private static void put(ObjectNode rules, String field, @Nullable List<String> texts) {
    if (texts != null) {
      var list = rules.putArray(field);
      texts.stream().filter(text -> !text.equals(NONE)).forEach(list::add);
    }
  }

  private void taxonomy(Door door, ObjectNode rules) throws IOException {
    String how = what == null ? "show" : what;
    boolean changes = how.equals("set") || how.equals("preview");
    if (rules.isEmpty() == changes) {
      throw new WrongCommandException(
          changes
              ? "What is to change? Say it with options such as --allow-medium."
              : "Options of the taxonomy go with taxonomy set and preview.");
    }
    switch (how) {
      case "show" -> work(door, RulesWork.SHOW, nothing(), this::shown);
      case "history" -> work(door, RulesWork.SHOW, nothing(), this::versions);
      case "preview" -> {
        ObjectNode with = nothing();
        with.set("rules", rules);
        work(door, RulesWork.PREVIEW, with, this::changes);
      }
      case "set" -> save(door, rules);
      case "reset" -> save(door, null);
      default ->
          throw new WrongCommandException(
              "taxonomy takes show, set, preview, reset or history, not " + how + ".");
    }
  }

  private void shown(JsonNode shown) {
    JsonNode rules = shown.path("rules");
    say("Sources: %s", any(words(rules.path("sources"))));
    say("Mediums: %s", any(words(rules.path("mediums"))));
    say("Campaigns: %s", any(rules.path("campaign").asString()));
    say(
        "Required: %s",
        rules.path("required").isEmpty() ? "nothing" : words(rules.path("required")));
    say("Small letters only: %s", rules.path("lowerCase").asBoolean() ? "yes" : "no");
  }

  private static String any(String text) {
    return text.isEmpty() ? "any" : text;
  }

  private void changes(JsonNode preview) {
    count("Now", preview.path("now"));
    count("Then", preview.path("then"));
  }

  private void count(String when, JsonNode seen) {
    long touches = 0;
    for (JsonNode wrong : seen.path("wrong")) {
      touches += wrong.path("touches").asLong();
    }
    say("%s: %,d kinds of mistakes, %,d times", when, seen.path("wrong").size(), touches);
  }

  private void built(JsonNode link) {
    say("%s", link.path("address").asString());
    problems(link);
  }

  private void linted(JsonNode link) {
    problems(link);
    if (link.path("mended").isString()) {
      say("%s", link.path("mended").asString());
    }
  }

  /** What is beside the result goes to standard error. */
  private void problems(JsonNode link) {
    console.say("Channel: " + link.path("channel").asString());
    for (JsonNode problem : link.path("problems")) {
      console.say(problem.path("text").asString() + better(problem));
    }
    if (link.path("problems").isEmpty()) {
      console.say("Nothing is wrong with it.");
    }
  }

  private static String better(JsonNode problem) {
    JsonNode mended = problem.path("mended");
    return mended.isString() ? " Better: " + mended.asString() : "";
  }

  private void seen(JsonNode seen) {
    console.say(
        String.format(
            Locale.ROOT,
            "%,d touches named %,d different values; wrong are %,d.",
            seen.path("touches").asLong(),
            seen.path("values").asLong(),
            seen.path("wrong").size()));
    for (JsonNode wrong : seen.path("wrong")) {
      say(
          "%,8d touches %,8d people  %s%s  (%s)",
          wrong.path("touches").asLong(),
          wrong.path("people").asLong(),
          wrong.path("text").asString(),
          better(wrong),
          words(wrong.path("channels")));
    }
  }

  private void list(JsonNode all) {
    for (JsonNode link : all.path("links")) {
      say(
          "%s  %,8d clicks %,6d of bots  %s%s",
          link.path("address").asString(),
          link.path("clicks").asLong(),
          link.path("bots").asLong(),
          link.path("name").asString().isEmpty() ? "" : link.path("name").asString() + "  ",
          link.path("target").isString() ? link.path("target").asString() : "(taken away)");
    }
    if (all.path("links").isEmpty()) {
      console.say("There is no short link so far; links make URL makes one.");
    }
  }

  private void one(JsonNode link) {
    say("%s", link.path("address").asString());
    if (!link.path("target").isString()) {
      console.say("It leads nowhere from now on.");
    }
    for (JsonNode problem : link.path("problems")) {
      console.say(problem.path("text").asString() + better(problem));
    }
  }

  private void qr(Door door, String id) throws IOException {
    Path file = to;
    String lower = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
    if (file == null || !(lower.endsWith(".svg") || lower.endsWith(".png"))) {
      throw new WrongCommandException("Where to? Say --to FILE.svg or --to FILE.png.");
    }
    String address = null;
    for (JsonNode link : links(door, LinkWork.LIST, "", nothing()).path("links")) {
      address = link.path("id").asString().equals(id) ? link.path("address").asString() : address;
    }
    if (address == null) {
      throw new WrongCommandException("There is no link " + id + "; links list shows all.");
    }
    if (baseUrl != null) {
      address = baseUrl.replaceAll("/+$", "") + address.substring(address.indexOf("/l/"));
    }
    QrCode code = QrCode.of(address);
    Files.write(file, lower.endsWith(".svg") ? code.svg() : code.png());
    console.say(file + " leads to " + address);
    if (address.contains("//localhost") || address.contains("//127.")) {
      console.say("Only this machine knows that address; say --base-url https://… for print.");
    }
  }
}
