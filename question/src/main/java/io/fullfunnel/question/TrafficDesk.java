package io.fullfunnel.question;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.traffic.Agents;
import io.fullfunnel.store.traffic.ShardFlags;
import io.fullfunnel.store.traffic.Sign;
import io.fullfunnel.store.traffic.TrafficBook;
import io.fullfunnel.store.traffic.TrafficColumns;
import io.fullfunnel.store.traffic.TrafficException;
import io.fullfunnel.store.traffic.TrafficRules;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said and changed about a workspace's bots and internal traffic. Of rules that are
 * compared or saved, fields left out stand as they are. What is wrong with what is asked is a
 * {@link TrafficException}.
 */
public final class TrafficDesk implements RuleDesk {
  private final Workspace workspace;
  private final TrafficBook book;
  private final Clock clock;

  public TrafficDesk(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.book = workspace.traffic();
    this.clock = clock;
  }

  /** The rules that count, what they flag, the product's list and all versions. */
  @Override
  public ObjectNode show() throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("own", book.isOwn());
    json.set("rules", book.current().json());
    json.putObject("list")
        .put("version", Agents.shipped().version())
        .put("size", Agents.shipped().size());
    json.set("flagged", flagged(book.current()));
    ArrayNode history = json.putArray("history");
    for (TrafficBook.Version version : book.history()) {
      new Saved(version.number(), version.at(), version.by(), version.note())
          .write(history, version.rules() != null);
    }
    return json;
  }

  @Override
  public ObjectNode version(int number) {
    for (TrafficBook.Version version : book.history()) {
      if (version.number() == number) {
        TrafficRules rules = version.rules();
        return (rules == null ? TrafficRules.DEFAULT : rules).json();
      }
    }
    throw new TrafficException(
        "There is no version " + number + "; the newest is " + book.history().size() + ".");
  }

  /**
   * Whether an agent is a program's, and why.
   *
   * @param asked {@code agent}, and {@code rules} that are not saved yet
   */
  @Override
  public ObjectNode test(JsonNode asked) {
    if (!asked.isObject() || !asked.path("agent").isString()) {
      throw new TrafficException("This takes an object with agent, and rules if they are others.");
    }
    for (String field : asked.propertyNames()) {
      if (!List.of("agent", "rules").contains(field)) {
        throw new TrafficException("Unknown field \"" + field + "\"; fields are agent, rules.");
      }
    }
    Agents.Known known =
        Agents.shipped().known(asked.path("agent").asString(), rules(asked.get("rules")));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("bot", known != null);
    json.put("kind", known == null ? null : known.kind());
    return json.put("part", known == null ? null : known.part());
  }

  private TrafficRules rules(@Nullable JsonNode json) {
    return json == null || json.isNull() ? book.current() : TrafficRules.read(json, book.current());
  }

  @Override
  public ObjectNode preview(@Nullable JsonNode rules) throws IOException {
    TrafficRules next = next(rules);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("rules", next.json());
    json.set("now", flagged(book.current()));
    json.set("then", flagged(next));
    return json;
  }

  private TrafficRules next(@Nullable JsonNode rules) {
    return rules == null ? TrafficRules.DEFAULT : TrafficRules.read(rules, book.current());
  }

  @Override
  public ObjectNode save(@Nullable JsonNode rules, String by, String note) throws IOException {
    if (note.length() > 500) {
      throw new TrafficException("A note has at most 500 characters.");
    }
    TrafficRules read = rules == null ? null : next(rules);
    book.save(read, by, note, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return show();
  }

  /** Events and people that rules flag: of bots, of the team, and by each sign. */
  private ObjectNode flagged(TrafficRules rules) throws IOException {
    Snapshot snapshot = workspace.snapshot();
    TrafficColumns flags = snapshot.traffic(rules);
    Count bots = new Count();
    Count team = new Count();
    Map<Sign, Count> signs = new EnumMap<>(Sign.class);
    for (Sign sign : Sign.values()) {
      signs.put(sign, new Count());
    }
    for (int shard = 0; shard < flags.shards().size(); shard++) {
      ShardFlags of = flags.shards().get(shard);
      if (!of.isEmpty()) {
        count(snapshot.columnShards().get(shard), of, bots, team, signs);
      }
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    write(json.putObject("bots"), bots, true, signs);
    write(json.putObject("internal"), team, false, signs);
    return json;
  }

  private static void count(
      ColumnShard shard, ShardFlags of, Count bots, Count team, Map<Sign, Count> signs) {
    shard.forEachIndex((index, person, from, to) -> {
      for (int row = from; row < to; row++) {
        int at = of.at(row);
        if (at == 0 || shard.columns().event(row) < Dictionary.FIRST_EVENT) {
          continue;
        }
        bots.add(at & Sign.BOTS, person);
        team.add(at & Sign.INTERNAL, person);
        signs.forEach((sign, count) -> count.add(at & sign.bit(), person));
      }
    });
  }

  private static void write(ObjectNode json, Count all, boolean bots, Map<Sign, Count> signs) {
    json.put("events", all.events).put("people", all.people);
    ArrayNode by = json.putArray("by");
    signs.forEach((sign, count) -> {
      if (sign.isBot() == bots) {
        by.addObject()
            .put("sign", sign.label())
            .put("events", count.events)
            .put("people", count.people);
      }
    });
  }

  /** Events and people; rows of a person come one after another. */
  private static final class Count {
    private long events;
    private long people;
    private long last;

    void add(int bits, long person) {
      if (bits == 0) {
        return;
      }
      events++;
      if (people == 0 || last != person) {
        last = person;
        people++;
      }
    }
  }
}
