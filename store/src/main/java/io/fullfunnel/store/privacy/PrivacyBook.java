package io.fullfunnel.store.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
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
 * One workspace's rules for privacy in all their versions: a small file in its folder. Thread-safe.
 */
public final class PrivacyBook {
  /** The file's name in the workspace's folder. */
  public static final String FILE = "privacy";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;
  private volatile List<Version> versions;

  /**
   * One version of the rules.
   *
   * @param by who saved it, as they are called
   * @param rules null if it went back to those that ship
   */
  public record Version(
      int number, Instant at, String by, String note, @Nullable PrivacyRules rules) {}

  private PrivacyBook(Path file, List<Version> versions) {
    this.file = file;
    this.versions = List.copyOf(versions);
  }

  /** Reads a workspace's file; without one everything stands as it ships. */
  public static PrivacyBook open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new PrivacyBook(file, List.of());
    }
    byte[] bytes = SealedFile.read(file);
    try {
      List<Version> versions = new ArrayList<>();
      for (JsonNode version : JSON.readTree(new String(bytes, UTF_8)).path("versions")) {
        JsonNode rules = version.path("rules");
        versions.add(
            new Version(
                version.path("number").asInt(),
                Instant.parse(version.path("at").asString()),
                version.path("by").asString(""),
                version.path("note").asString(""),
                rules.isNull() ? null : PrivacyRules.read(rules, PrivacyRules.DEFAULT)));
      }
      return new PrivacyBook(file, versions);
    } catch (RuntimeException e) {
      DamagedException damaged = new DamagedException(file, "it cannot be read: " + e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** The rules that count. */
  public PrivacyRules current() {
    List<Version> now = versions;
    PrivacyRules own = now.isEmpty() ? null : now.getLast().rules();
    return own == null ? PrivacyRules.DEFAULT : own;
  }

  /** All versions that were saved, oldest first. */
  public List<Version> history() {
    return versions;
  }

  /** Whether the workspace has rules of its own. */
  public boolean isOwn() {
    List<Version> now = versions;
    return !now.isEmpty() && now.getLast().rules() != null;
  }

  /**
   * Saves a new version; what arrives from now on is kept by it.
   *
   * @param rules null to go back to those that ship
   */
  public synchronized Version save(@Nullable PrivacyRules rules, String by, String note, Instant at)
      throws IOException {
    List<Version> next = new ArrayList<>(versions);
    int number = next.isEmpty() ? 1 : next.getLast().number() + 1;
    Version saved = new Version(number, at, by, note, rules);
    next.add(saved);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("versions");
    for (Version version : next) {
      PrivacyRules each = version.rules();
      list.addObject()
          .put("number", version.number())
          .put("at", version.at().toString())
          .put("by", version.by())
          .put("note", version.note())
          .set("rules", each == null ? JsonNodeFactory.instance.nullNode() : each.json());
    }
    SealedFile.write(file, JSON.writeValueAsBytes(json));
    versions = List.copyOf(next);
    return saved;
  }
}
