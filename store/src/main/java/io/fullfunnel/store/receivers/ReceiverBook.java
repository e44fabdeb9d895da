package io.fullfunnel.store.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The receivers of one workspace: a small file in its folder. Thread-safe. */
public final class ReceiverBook {
  /** The file's name in the workspace's folder. */
  public static final String FILE = "webhooks";

  /** Receivers of a workspace. */
  public static final int MOST = 100;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;
  private volatile List<Receiver> all;

  private ReceiverBook(Path file, List<Receiver> all) {
    this.file = file;
    this.all = List.copyOf(all);
  }

  /** Reads a workspace's file; without one there are none. */
  public static ReceiverBook open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new ReceiverBook(file, List.of());
    }
    byte[] bytes = SealedFile.read(file);
    try {
      List<Receiver> read = new ArrayList<>();
      for (JsonNode each : JSON.readTree(new String(bytes, UTF_8)).path("receivers")) {
        read.add(receiver(each));
      }
      return new ReceiverBook(file, read);
    } catch (RuntimeException e) {
      DamagedException damaged = new DamagedException(file, "it cannot be read");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static Receiver receiver(JsonNode json) {
    List<Receiver.Version> versions = new ArrayList<>();
    for (JsonNode version : json.path("versions")) {
      versions.add(
          new Receiver.Version(
              version.path("number").asInt(),
              Instant.parse(version.path("at").asString()),
              version.path("by").asString(),
              version.path("mapping").asString()));
    }
    return new Receiver(
        json.path("id").asString(),
        json.path("address").asString(),
        json.path("name").asString(),
        json.path("preset").asString(),
        Receiver.Proof.valueOf(json.path("proof").asString()),
        json.path("header").asString(),
        json.path("secret").asString(),
        Instant.parse(json.path("created").asString()),
        versions);
  }

  /** All of them, the oldest first. */
  public List<Receiver> list() {
    return all;
  }

  /** The receiver of an id. */
  public Optional<Receiver> find(String id) {
    return all.stream().filter(receiver -> receiver.id().equals(id)).findFirst();
  }

  /** The receiver at an address. */
  public Optional<Receiver> at(String address) {
    return all.stream().filter(receiver -> receiver.address().equals(address)).findFirst();
  }

  /** Adds a receiver, or puts it in the place of that with its id. */
  public synchronized void put(Receiver receiver) throws IOException {
    List<Receiver> next = new ArrayList<>(all);
    int at = 0;
    while (at < next.size() && !next.get(at).id().equals(receiver.id())) {
      at++;
    }
    if (at == next.size()) {
      if (at == MOST) {
        throw new IllegalArgumentException("A workspace has at most " + MOST + " receivers.");
      }
      next.add(receiver);
    } else {
      next.set(at, receiver);
    }
    write(next);
  }

  /** Takes a receiver away; false if there is none of this id. */
  public synchronized boolean remove(String id) throws IOException {
    List<Receiver> next = new ArrayList<>(all);
    boolean found = next.removeIf(receiver -> receiver.id().equals(id));
    if (found) {
      write(next);
    }
    return found;
  }

  private void write(List<Receiver> next) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode receivers = json.putArray("receivers");
    for (Receiver each : next) {
      ObjectNode one =
          receivers
              .addObject()
              .put("id", each.id())
              .put("address", each.address())
              .put("name", each.name())
              .put("preset", each.preset())
              .put("proof", each.proof().name())
              .put("header", each.header())
              .put("secret", each.secret())
              .put("created", each.created().toString());
      ArrayNode versions = one.putArray("versions");
      for (Receiver.Version version : each.versions()) {
        versions
            .addObject()
            .put("number", version.number())
            .put("at", version.at().toString())
            .put("by", version.by())
            .put("mapping", version.mapping());
      }
    }
    SealedFile.write(file, JSON.writeValueAsBytes(json));
    all = List.copyOf(next);
  }
}
