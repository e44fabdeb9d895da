package io.fullfunnel.question;

import io.fullfunnel.engine.visits.OriginField;
import io.fullfunnel.store.channels.Arrival;
import io.fullfunnel.store.channels.ChannelBook;
import io.fullfunnel.store.channels.ChannelException;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.channels.RuleSet;
import io.fullfunnel.store.channels.Site;
import io.fullfunnel.store.event.CampaignParameters;
import io.fullfunnel.store.visits.Referrer;
import io.fullfunnel.store.visits.Rules;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said and changed about a workspace's channels. What is wrong with what is asked is a
 * {@link ChannelException}.
 */
public final class ChannelDesk implements RuleDesk {
  private static final Set<String> SALES = Set.of("Order Completed", "Deal Won");

  private final Workspace workspace;
  private final ChannelBook book;
  private final Clock clock;

  public ChannelDesk(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.book = workspace.channels();
    this.clock = clock;
  }

  /** The rules that count, the lists, the visits' rules and all versions. */
  @Override
  public ObjectNode show() {
    Channels current = book.current();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("own", book.isOwn());
    json.set("rules", current.rules().json());
    ArrayNode channels = json.putArray("channels");
    current.rules().channels().forEach(channels::add);
    json.putObject("sources")
        .put("version", current.sources().version())
        .put("size", current.sources().size());
    ObjectNode visits = json.putObject("visits");
    visits.put("pauseMinutes", book.visits().pauseMillis() / 60_000);
    List<String> own = book.visits().ownHosts();
    if (own == null) {
      visits.putNull("ownHosts");
    } else {
      own.forEach(visits.putArray("ownHosts")::add);
    }
    ArrayNode history = json.putArray("history");
    for (ChannelBook.Version version : book.history()) {
      new Saved(version.number(), version.at(), version.by(), version.note())
          .write(history, version.rules() != null);
    }
    return json;
  }

  /** A set that ships with the product, to begin from. */
  public static ObjectNode shipped(String set) {
    return RuleSet.shipped(set).json();
  }

  @Override
  public ObjectNode version(int number) {
    for (ChannelBook.Version version : book.history()) {
      if (version.number() == number) {
        RuleSet rules = version.rules();
        return (rules == null ? RuleSet.shipped("ga4") : rules).json();
      }
    }
    throw new ChannelException(
        "There is no version " + number + "; the newest is " + book.history().size() + ".");
  }

  /**
   * The channel of an address and the page before it, and why.
   *
   * @param asked {@code url}, {@code referrer}, {@code set}, {@code rules}
   */
  @Override
  public ObjectNode test(JsonNode asked) {
    only(asked, List.of("url", "referrer", "set", "rules"));
    JsonNode rules = asked.path("rules");
    Channels channels =
        rules.isObject()
            ? book.proposed(RuleSet.read(rules))
            : book.named(set(asked.path("set").asString("ga4")));
    @Nullable String[] parts = parts(asked.path("url").asString(""));
    String referrer = asked.path("referrer").asString("").strip();
    parts[OriginField.REFERRER.place()] = referrer.isEmpty() ? null : Referrer.host(referrer);
    Arrival arrival = channels.arrival(parts);
    var verdict = channels.verdict(arrival);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("channel", verdict.channel()).put("rule", verdict.rule()).put("why", verdict.text());
    json.put("source", arrival.source()).put("medium", arrival.medium());
    json.put("campaign", arrival.campaign()).put("content", arrival.content());
    json.put("term", arrival.term()).put("referrer", arrival.referrer());
    Site site = arrival.site();
    json.put("click_id", arrival.clickId()).put("site", site == null ? null : site.name());
    return json.put("list", site == null ? null : site.kind().label());
  }

  private static String set(String name) {
    RuleSet.shipped(name); // says so if there is none
    return name;
  }

  private static @Nullable String[] parts(String url) {
    @Nullable String[] parts = new @Nullable String[OriginField.values().length];
    int question = url.indexOf('?');
    if (question >= 0) {
      int end = url.indexOf('#', question);
      CampaignParameters.read(
          url.substring(question, end < 0 ? url.length() : end),
          (name, value) -> {
            for (OriginField field : OriginField.values()) {
              if (field.label().equals(name.label()) && parts[field.place()] == null) {
                parts[field.place()] = value;
              }
            }
          });
    }
    return parts;
  }

  @Override
  public ObjectNode preview(@Nullable JsonNode rules) throws IOException {
    RuleSet next = rules == null ? RuleSet.shipped("ga4") : RuleSet.read(rules);
    WorkspaceData data = WorkspaceData.of(workspace);
    var moves = ChannelChanges.of(data.dataset(), data.under(book.proposed(next)).dataset(), SALES);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("moves");
    long events = 0;
    long conversions = 0;
    for (ChannelChanges.Moved moved : moves) {
      events += moved.events();
      conversions += moved.conversions();
      list.addObject()
          .put("from", moved.move().from())
          .put("to", moved.move().to())
          .put("events", moved.events())
          .put("people", moved.people())
          .put("conversions", moved.conversions());
    }
    return json.put("events", events).put("conversions", conversions);
  }

  @Override
  public ObjectNode save(@Nullable JsonNode rules, String by, String note) throws IOException {
    if (note.length() > 500) {
      throw new ChannelException("A note has at most 500 characters.");
    }
    RuleSet read = rules == null ? null : RuleSet.read(rules);
    book.save(read, by, note, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return show();
  }

  /**
   * Takes other lists of sources.
   *
   * @param list null for those that ship
   */
  public ObjectNode update(@Nullable String list) throws IOException {
    book.update(list);
    return show();
  }

  /**
   * Tells visits apart in another way.
   *
   * @param wanted {@code pauseMinutes} and {@code ownHosts}, which null finds by the pages
   */
  public ObjectNode tellVisitsApart(JsonNode wanted) throws IOException {
    only(wanted, List.of("pauseMinutes", "ownHosts"));
    Rules now = book.visits();
    long pause = now.pauseMillis();
    if (wanted.has("pauseMinutes")) {
      pause = Math.multiplyExact(wanted.path("pauseMinutes").asLong(0), 60_000L);
    }
    List<String> own = now.ownHosts();
    if (wanted.has("ownHosts")) {
      own = wanted.get("ownHosts").isArray() ? hosts(wanted.get("ownHosts")) : null;
    }
    try {
      book.tellVisitsApart(new Rules(pause, own));
    } catch (IllegalArgumentException wrong) {
      throw new ChannelException(String.valueOf(wrong.getMessage()), wrong);
    }
    workspace.forgetSnapshot();
    return show();
  }

  private static List<String> hosts(JsonNode json) {
    List<String> hosts = new ArrayList<>();
    for (JsonNode host : json) {
      String text = host.asString("").strip();
      if (!text.matches("[\\p{L}0-9-]+(\\.[\\p{L}0-9_-]+)*")) {
        throw new ChannelException("\"" + text + "\" is no host such as shop.example.");
      }
      hosts.add(text);
    }
    return hosts;
  }

  private static void only(JsonNode json, List<String> fields) {
    if (!json.isObject()) {
      throw new ChannelException("This takes an object with " + String.join(", ", fields) + ".");
    }
    for (String field : json.propertyNames()) {
      if (!fields.contains(field)) {
        throw new ChannelException(
            "Unknown field \"" + field + "\"; fields are " + String.join(", ", fields) + ".");
      }
    }
  }
}
