package io.fullfunnel.question;

import io.fullfunnel.engine.visits.OriginField;
import io.fullfunnel.store.links.LinkBook;
import io.fullfunnel.store.links.LinkException;
import io.fullfunnel.store.links.Tag;
import io.fullfunnel.store.links.Target;
import io.fullfunnel.store.links.Taxonomy;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a workspace wants its links to say: looked at, tried on a link, compared, saved. Of a
 * taxonomy that is compared or saved, fields left out stand as they are. What is wrong with what is
 * asked is a {@link LinkException}.
 */
public final class TaxonomyDesk implements RuleDesk {
  private static final int LONGEST_NOTE = 500;

  private final Workspace workspace;
  private final LinkBook book;
  private final Clock clock;

  public TaxonomyDesk(Workspace workspace, LinkBook book, Clock clock) {
    this.workspace = workspace;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public ObjectNode show() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("own", book.isOwn());
    json.set("rules", book.taxonomy().json());
    ArrayNode history = json.putArray("history");
    for (LinkBook.Version version : book.history()) {
      new Saved(version.number(), version.at(), version.by(), version.note())
          .write(history, version.taxonomy() != null);
    }
    return json;
  }

  @Override
  public ObjectNode version(int number) {
    for (LinkBook.Version version : book.history()) {
      if (version.number() == number) {
        Taxonomy taxonomy = version.taxonomy();
        return (taxonomy == null ? Taxonomy.DEFAULT : taxonomy).json();
      }
    }
    throw new LinkException(
        "There is no version " + number + "; the newest is " + book.history().size() + ".");
  }

  /**
   * A link as it is built, which channel it leads to, and what is wrong with it.
   *
   * @param asked {@code url}, the tags that are laid over those it has, and {@code rules} that are
   *     not saved yet
   */
  @Override
  public ObjectNode test(JsonNode asked) {
    List<String> fields = new ArrayList<>(List.of("url", "rules"));
    fields.addAll(Tag.labels());
    only(asked, fields);
    JsonNode rules = asked.path("rules");
    Taxonomy taxonomy = rules.isObject() ? Taxonomy.read(rules, book.taxonomy()) : book.taxonomy();
    Target target = target(asked);
    Map<Tag, String> tags = target.tags();
    LinkLint lint = new LinkLint(taxonomy);
    List<LinkLint.Problem> problems = new ArrayList<>(lint.tags(tags));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("address", target.address());
    JsonNode channel =
        new ChannelDesk(workspace, clock)
            .test(JsonNodeFactory.instance.objectNode().put("url", target.address()));
    json.put("channel", channel.path("channel").asString());
    json.put("why", channel.path("why").asString());
    if (channel.path("rule").asInt() < 0 && !tags.isEmpty()) {
      @Nullable String[] texts = new @Nullable String[OriginField.values().length];
      tags.forEach((tag, value) -> texts[tag.field().place()] = value);
      problems.add(SeenTags.unknown(tags, workspace.channels().current().verdict(texts)));
    }
    ObjectNode said = json.putObject("tags");
    tags.forEach((tag, value) -> said.put(tag.label(), value));
    LinkLint.write(problems, json.putArray("problems"));
    Map<Tag, String> mended = new EnumMap<>(Tag.class);
    for (LinkLint.Problem problem : problems) {
      if (problem.mended() != null) {
        mended.put(problem.tag(), problem.mended());
      }
    }
    return json.put("mended", mended.isEmpty() ? null : target.with(mended).address());
  }

  /** The address that a request names, with the tags that it names laid over it. */
  static Target target(JsonNode asked) {
    Map<Tag, String> tags = new EnumMap<>(Tag.class);
    for (Tag tag : Tag.values()) {
      String value = text(asked, tag.label()).strip();
      if (value.length() > Taxonomy.LONGEST || value.chars().anyMatch(Character::isISOControl)) {
        throw new LinkException(
            "A " + tag.label() + " has at most 200 characters and no line breaks.");
      }
      if (!value.isEmpty()) {
        tags.put(tag, value);
      }
    }
    return Target.read(text(asked, "url")).with(tags);
  }

  static String text(JsonNode asked, String field) {
    JsonNode value = asked.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
      throw new LinkException(field + " is a text.");
    }
    return value.isString() ? value.stringValue() : "";
  }

  static void only(JsonNode json, List<String> fields) {
    if (!json.isObject()) {
      throw new LinkException("This takes an object with " + String.join(", ", fields) + ".");
    }
    for (String field : json.propertyNames()) {
      if (!fields.contains(field)) {
        throw new LinkException(
            "Unknown field \"" + field + "\"; fields are " + String.join(", ", fields) + ".");
      }
    }
  }

  /** What was seen and is wrong, now and by the other taxonomy. */
  @Override
  public ObjectNode preview(@Nullable JsonNode rules) throws IOException {
    Taxonomy next = rules == null ? Taxonomy.DEFAULT : Taxonomy.read(rules, book.taxonomy());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("rules", next.json());
    json.set("now", seen(book.taxonomy()));
    json.set("then", seen(next));
    return json;
  }

  /** What links have said so far, and what is wrong with it. */
  public ObjectNode seen() throws IOException {
    return seen(book.taxonomy());
  }

  private ObjectNode seen(Taxonomy taxonomy) throws IOException {
    SeenTags.Seen seen =
        SeenTags.of(
            workspace.snapshot(),
            taxonomy,
            workspace.channels().current(),
            workspace.traffic().current());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("values", seen.values()).put("touches", seen.touches());
    ArrayNode wrong = json.putArray("wrong");
    for (SeenTags.Wrong each : seen.wrong()) {
      ObjectNode one =
          each.problem()
              .json(wrong.addObject())
              .put("touches", each.touches())
              .put("people", each.people());
      each.channels().forEach(one.putArray("channels")::add);
    }
    return json;
  }

  @Override
  public ObjectNode save(@Nullable JsonNode rules, String by, String note) throws IOException {
    if (note.length() > LONGEST_NOTE) {
      throw new LinkException("A note has at most 500 characters.");
    }
    Taxonomy read = rules == null ? null : Taxonomy.read(rules, book.taxonomy());
    book.save(read, by, note, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return show();
  }
}
