package io.fullfunnel.store.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One workspace's taxonomy and its short links, both in all their versions: a small file in its
 * folder. An id is the signature of the link's number under the workspace's key, so that no file
 * from elsewhere can bring one along. Thread-safe.
 */
public final class LinkBook {
  /** The file's name in the workspace's folder. */
  public static final String FILE = "links";

  /** Links of a workspace; the file is written whole each time. */
  private static final int MOST = 10_000;

  private static final int LONGEST_NAME = 100;
  private static final int SIGNATURE_BYTES = 16;
  private static final String HMAC = "HmacSHA256";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;
  private final byte[] secret;
  private volatile State state;

  /**
   * One version of the taxonomy.
   *
   * @param by who saved it, as they are called
   * @param taxonomy null if it went back to the one that ships
   */
  public record Version(
      int number, Instant at, String by, String note, @Nullable Taxonomy taxonomy) {}

  /** Everything at one moment, so that readers need no lock. */
  private record State(List<Version> versions, Map<String, ShortLink> links) {
    State {
      versions = List.copyOf(versions);
    }
  }

  private LinkBook(Path file, byte[] secret, State state) {
    this.file = file;
    this.secret = secret;
    this.state = state;
  }

  /**
   * Reads a workspace's file; without one there are no links.
   *
   * @param secret the workspace's key
   */
  public static LinkBook open(Path folder, byte[] secret) throws IOException {
    Path file = folder.resolve(FILE);
    byte[] key = secret.clone();
    if (!Files.exists(file)) {
      return new LinkBook(file, key, new State(List.of(), Map.of()));
    }
    byte[] bytes = SealedFile.read(file);
    try {
      return new LinkBook(file, key, read(JSON.readTree(new String(bytes, UTF_8)), key));
    } catch (RuntimeException e) {
      DamagedException damaged = new DamagedException(file, "it cannot be read: " + e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static State read(JsonNode json, byte[] secret) {
    List<Version> versions = new ArrayList<>();
    for (JsonNode version : json.path("versions")) {
      JsonNode taxonomy = version.path("taxonomy");
      versions.add(
          new Version(
              version.path("number").asInt(),
              Instant.parse(version.path("at").asString()),
              version.path("by").asString(""),
              version.path("note").asString(""),
              taxonomy.isNull() ? null : Taxonomy.read(taxonomy, Taxonomy.DEFAULT)));
    }
    Map<String, ShortLink> links = new LinkedHashMap<>();
    for (JsonNode each : json.path("links")) {
      ShortLink link = link(each);
      if (!link.id().equals(id(link.number(), secret))) {
        throw new IllegalArgumentException("link " + link.number() + " has another's id");
      }
      links.put(link.id(), link);
    }
    return new State(versions, links);
  }

  private static ShortLink link(JsonNode json) {
    List<ShortLink.Version> versions = new ArrayList<>();
    for (JsonNode version : json.path("versions")) {
      JsonNode target = version.path("target");
      versions.add(
          new ShortLink.Version(
              Instant.parse(version.path("at").asString()),
              version.path("by").asString(""),
              version.path("name").asString(""),
              target.isString() ? new Target(target.stringValue()) : null));
    }
    return new ShortLink(json.path("number").asInt(), json.path("id").asString(), versions);
  }

  private static String id(int number, byte[] secret) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      byte[] whole = mac.doFinal(("fullfunnel short link " + number).getBytes(UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + HMAC, e);
    }
  }

  /** The taxonomy that counts. */
  public Taxonomy taxonomy() {
    List<Version> now = state.versions();
    Taxonomy own = now.isEmpty() ? null : now.getLast().taxonomy();
    return own == null ? Taxonomy.DEFAULT : own;
  }

  /** All versions of the taxonomy that were saved, oldest first. */
  public List<Version> history() {
    return state.versions();
  }

  /** Whether the workspace has a taxonomy of its own. */
  public boolean isOwn() {
    List<Version> now = state.versions();
    return !now.isEmpty() && now.getLast().taxonomy() != null;
  }

  /** All links, also those that were taken away, the oldest first. */
  public List<ShortLink> links() {
    return List.copyOf(state.links().values());
  }

  /** The link of an id, also one that was taken away; null if there is none. */
  public @Nullable ShortLink find(String id) {
    return state.links().get(id);
  }

  /**
   * Saves a new version of the taxonomy.
   *
   * @param taxonomy null to go back to the one that ships
   */
  public synchronized Version save(@Nullable Taxonomy taxonomy, String by, String note, Instant at)
      throws IOException {
    List<Version> next = new ArrayList<>(state.versions());
    int number = next.isEmpty() ? 1 : next.getLast().number() + 1;
    Version saved = new Version(number, at, by, note, taxonomy);
    next.add(saved);
    write(new State(next, state.links()));
    return saved;
  }

  /** Makes a link; it is on disk when this returns. */
  public synchronized ShortLink make(Target target, String name, String by, Instant at)
      throws IOException {
    int number = state.links().size() + 1;
    if (number > MOST) {
      throw new LinkException("A workspace has at most 10,000 links, also counting old ones.");
    }
    ShortLink.Version first = new ShortLink.Version(at, by, name(name), target);
    return put(new ShortLink(number, id(number, secret), List.of(first)));
  }

  /**
   * Says where a link leads from now on, and what it is called.
   *
   * @param target null to take it away
   */
  public synchronized ShortLink change(
      String id, @Nullable Target target, String name, String by, Instant at) throws IOException {
    ShortLink link = find(id);
    if (link == null) {
      throw new LinkException("There is no link with this id; links list shows all.");
    }
    List<ShortLink.Version> versions = new ArrayList<>(link.versions());
    versions.add(new ShortLink.Version(at, by, name(name), target));
    return put(new ShortLink(link.number(), link.id(), versions));
  }

  private static String name(String name) {
    String plain = name.strip();
    if (plain.length() > LONGEST_NAME || Taxonomy.hasControls(plain)) {
      throw new LinkException("A link's name has at most 100 visible characters.");
    }
    return plain;
  }

  private ShortLink put(ShortLink link) throws IOException {
    Map<String, ShortLink> links = new LinkedHashMap<>(state.links());
    links.put(link.id(), link);
    write(new State(state.versions(), links));
    return link;
  }

  private void write(State next) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("versions");
    for (Version version : next.versions()) {
      Taxonomy each = version.taxonomy();
      list.addObject()
          .put("number", version.number())
          .put("at", version.at().toString())
          .put("by", version.by())
          .put("note", version.note())
          .set("taxonomy", each == null ? JsonNodeFactory.instance.nullNode() : each.json());
    }
    ArrayNode links = json.putArray("links");
    for (ShortLink link : next.links().values()) {
      ObjectNode one = links.addObject().put("number", link.number()).put("id", link.id());
      ArrayNode versions = one.putArray("versions");
      for (ShortLink.Version version : link.versions()) {
        Target target = version.target();
        versions
            .addObject()
            .put("at", version.at().toString())
            .put("by", version.by())
            .put("name", version.name())
            .put("target", target == null ? null : target.address());
      }
    }
    SealedFile.write(file, JSON.writeValueAsBytes(json));
    state = next;
  }
}
