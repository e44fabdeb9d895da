package io.fullfunnel.store.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.visits.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one workspace says about channels and visits: its own rules in all their versions, its lists
 * of sources, the pause between visits. A small file in the workspace's folder. Thread-safe.
 */
public final class ChannelBook {
  /** The file's name in the workspace's folder. */
  public static final String FILE = "channels";

  /** The set that questions take unless they name another. */
  private static final String DEFAULT = "ga4";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;
  private volatile State state;

  /**
   * One version of the rules.
   *
   * @param by who saved it, as they are called
   * @param rules null if it went back to those that ship
   */
  public record Version(int number, Instant at, String by, String note, @Nullable RuleSet rules) {}

  /** Everything at one moment, so that readers need no lock. */
  private record State(
      List<Version> versions, @Nullable String list, Sources sources, Rules visits) {
    State {
      versions = List.copyOf(versions);
    }
  }

  private ChannelBook(Path file, State state) {
    this.file = file;
    this.state = state;
  }

  /** Reads a workspace's file; without one everything stands as it ships. */
  public static ChannelBook open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new ChannelBook(file, new State(List.of(), null, Sources.shipped(), Rules.DEFAULT));
    }
    byte[] bytes = SealedFile.read(file);
    try {
      return new ChannelBook(file, read(JSON.readTree(new String(bytes, UTF_8))));
    } catch (RuntimeException e) {
      DamagedException damaged = new DamagedException(file, "it cannot be read: " + e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static State read(JsonNode json) {
    List<Version> versions = new ArrayList<>();
    for (JsonNode version : json.path("versions")) {
      JsonNode rules = version.path("rules");
      versions.add(
          new Version(
              version.path("number").asInt(),
              Instant.parse(version.path("at").asString()),
              version.path("by").asString(""),
              version.path("note").asString(""),
              rules.isNull() ? null : RuleSet.read(rules)));
    }
    JsonNode list = json.path("sources");
    String text = list.isString() ? list.stringValue() : null;
    List<String> own = null;
    if (json.path("ownHosts").isArray()) {
      own = new ArrayList<>();
      for (JsonNode host : json.path("ownHosts")) {
        own.add(host.asString());
      }
    }
    long pause = json.path("pauseMillis").asLong(Rules.DEFAULT.pauseMillis());
    return new State(
        versions,
        text,
        text == null ? Sources.shipped() : Sources.parse(text),
        new Rules(pause, own));
  }

  /** The rules by which questions are answered. */
  public Channels current() {
    State now = state;
    Version last = now.versions().isEmpty() ? null : now.versions().getLast();
    RuleSet own = last == null ? null : last.rules();
    return own == null || last == null
        ? shipped(DEFAULT, now)
        : new Channels("v" + last.number() + "/" + now.sources().version(), own, now.sources());
  }

  /** The rules that a question names: {@code ga4} for the workspace's own, or another set. */
  public Channels named(String set) {
    return set.equals(DEFAULT) ? current() : shipped(set, state);
  }

  /** These rules with the workspace's lists: what saving them would give. */
  public Channels proposed(RuleSet rules) {
    return new Channels("proposed " + rules.json(), rules, state.sources());
  }

  private static Channels shipped(String set, State now) {
    return new Channels(set + "/" + now.sources().version(), RuleSet.shipped(set), now.sources());
  }

  /** All versions that were saved, oldest first. */
  public List<Version> history() {
    return state.versions();
  }

  /** Whether the workspace has rules of its own. */
  public boolean isOwn() {
    List<Version> versions = state.versions();
    return !versions.isEmpty() && versions.getLast().rules() != null;
  }

  /** How visits are told apart. */
  public Rules visits() {
    return state.visits();
  }

  /**
   * Saves a new version; answers from now on stand on it, also about the past.
   *
   * @param rules null to go back to those that ship
   */
  public synchronized Version save(@Nullable RuleSet rules, String by, String note, Instant at)
      throws IOException {
    State now = state;
    List<Version> versions = new ArrayList<>(now.versions());
    int number = versions.isEmpty() ? 1 : versions.getLast().number() + 1;
    versions.add(new Version(number, at, by, note, rules));
    write(new State(versions, now.list(), now.sources(), now.visits()));
    return versions.getLast();
  }

  /**
   * Takes other lists of sources.
   *
   * @param list as {@link Sources#parse} reads it; null for those that ship
   */
  public synchronized Sources update(@Nullable String list) throws IOException {
    Sources sources = list == null ? Sources.shipped() : Sources.parse(list);
    write(new State(state.versions(), list, sources, state.visits()));
    return sources;
  }

  /** Tells visits apart in another way from now on, also those of the past. */
  public synchronized void tellVisitsApart(Rules visits) throws IOException {
    write(new State(state.versions(), state.list(), state.sources(), visits));
  }

  private void write(State next) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("pauseMillis", next.visits().pauseMillis());
    List<String> own = next.visits().ownHosts();
    if (own == null) {
      json.putNull("ownHosts");
    } else {
      own.forEach(json.putArray("ownHosts")::add);
    }
    json.put("sources", next.list());
    ArrayNode versions = json.putArray("versions");
    for (Version version : next.versions()) {
      RuleSet rules = version.rules();
      versions
          .addObject()
          .put("number", version.number())
          .put("at", version.at().toString())
          .put("by", version.by())
          .put("note", version.note())
          .set("rules", rules == null ? JsonNodeFactory.instance.nullNode() : rules.json());
    }
    SealedFile.write(file, JSON.writeValueAsBytes(json));
    state = next;
  }
}
