package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code webhooks}: the places where other services' webhooks come in. */
@Command(
    name = "webhooks",
    description = {
      "List, make, change and try the places where other services' webhooks come in.",
      "list. add --preset NAME: makes one and shows address and secret. show ID: its mapping."
          + " change ID. remove ID. test ID --body FILE: what a delivery would become; stores"
          + " nothing."
    })
final class WebhooksCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** What to do. */
  enum Action {
    list,
    add,
    show,
    change,
    remove,
    test
  }

  @Mixin Common common = new Common();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list, add, show, change, remove or test.")
  Action action = Action.list;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "As list names it.")
  @Nullable String id;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "For add: standard, stripe, calendly, typeform, github or segment.")
  @Nullable String preset;

  @Option(names = "--name", paramLabel = "TEXT", description = "What it is called.")
  @Nullable String name;

  @Option(
      names = "--proof",
      paramLabel = "KIND",
      description = "How a delivery is proved: standard, github, stripe or secret.")
  @Nullable String proof;

  @Option(names = "--header", paramLabel = "NAME", description = "The header with the proof.")
  @Nullable String header;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "A mapping of your own; - is standard input.")
  @Nullable String mapping;

  @Option(
      names = "--secret-from",
      paramLabel = "FILE",
      description = "A file with the secret that the service gave (left out: one is made).")
  @Nullable String secretFrom;

  @Option(names = "--new-secret", description = "For change: makes another secret and shows it.")
  boolean newSecret;

  @Option(
      names = "--body",
      paramLabel = "FILE",
      description = "For test: a delivery's body; - is standard input.")
  @Nullable String body;

  private final Console console;

  WebhooksCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> list(door);
        case add -> made(door.webhooks(common.workspace, WebhooksWork.ADD, "", wanted()));
        case show -> show(door);
        case change -> made(door.webhooks(common.workspace, WebhooksWork.CHANGE, id(), wanted()));
        case remove -> {
          door.webhooks(common.workspace, WebhooksWork.REMOVE, id(), JSON.createObjectNode());
          console.out().println("Receiver " + id() + " is removed; what came in stays.");
        }
        case test -> test(door);
      }
    }
    return ExitCode.DONE;
  }

  private String id() {
    if (id == null) {
      throw new WrongCommandException("Which receiver? fullfunnel webhooks list shows them.");
    }
    return id;
  }

  private ObjectNode wanted() throws IOException {
    ObjectNode wanted = JSON.createObjectNode();
    put(wanted, "preset", preset);
    put(wanted, "name", name);
    put(wanted, "proof", proof);
    put(wanted, "header", header);
    put(wanted, "mapping", mapping == null ? null : file(mapping));
    put(wanted, "secret", secretFrom == null ? null : file(secretFrom).strip());
    if (newSecret) {
      wanted.put("newSecret", true);
    }
    return wanted;
  }

  private static void put(ObjectNode to, String field, @Nullable String text) {
    if (text != null) {
      to.put(field, text);
    }
  }

  private String file(String path) throws IOException {
    return path.equals("-")
        ? new String(console.in().readAllBytes(), UTF_8)
        : Files.readString(Path.of(path), UTF_8);
  }

  private JsonNode all(Door door) throws IOException {
    return door.webhooks(common.workspace, WebhooksWork.LIST, "", JSON.createObjectNode())
        .path("receivers");
  }

  private void list(Door door) throws IOException {
    JsonNode all = all(door);
    for (JsonNode receiver : all) {
      line(receiver);
    }
    if (all.isEmpty()) {
      console.say("There is none yet: fullfunnel webhooks add --preset NAME makes one.");
    }
  }

  private void line(JsonNode receiver) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  %-20s %-9s %s%n",
            receiver.path("id").asString(),
            receiver.path("name").asString(),
            receiver.path("proof").asString(),
            receiver.path("path").asString());
  }

  private void show(Door door) throws IOException {
    for (JsonNode receiver : all(door)) {
      if (receiver.path("id").asString().equals(id())) {
        console.out().println(receiver.path("mapping").asString());
        return;
      }
    }
    throw new WrongCommandException(
        "There is no receiver " + id() + "; fullfunnel webhooks list shows them.");
  }

  private void made(JsonNode made) {
    line(made.path("receiver"));
    if (made.path("secret").isString()) {
      console.out().println(made.path("secret").asString());
      console.say("This is its secret; it is shown only now. Give the service address and secret.");
    }
  }

  private void test(Door door) throws IOException {
    if (body == null) {
      throw new WrongCommandException("Which delivery? Say --body FILE.");
    }
    ObjectNode trial = JSON.createObjectNode().put("body", file(body));
    if (mapping == null) {
      trial.put("id", id());
    } else {
      trial.put("mapping", file(mapping));
    }
    JsonNode tried = door.webhooks(common.workspace, WebhooksWork.TEST, "", trial);
    for (JsonNode message : tried.path("messages")) {
      console.out().println(JSON.writeValueAsString(message));
    }
    for (JsonNode refused : tried.path("refused")) {
      console.say(
          "Message "
              + (refused.path("index").asInt() + 1)
              + " would be refused: "
              + refused.path("detail").asString());
    }
    if (tried.path("messages").isEmpty() && tried.path("refused").isEmpty()) {
      console.say("No rule of the mapping is for this delivery.");
    }
  }
}
