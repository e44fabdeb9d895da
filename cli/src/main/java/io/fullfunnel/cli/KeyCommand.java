package io.fullfunnel.cli;

import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Origins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code key}: makes, lists, binds to pages and revokes the keys by which programs use a workspace.
 */
@Command(name = "key", description = "Make, list, bind to pages or revoke keys of a workspace.")
final class KeyCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    create,
    list,
    origins,
    revoke
  }

  /** What a key is for. */
  enum Scope {
    write,
    server,
    ask,
    admin
  }

  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "ACTION", description = "create, list, origins or revoke.")
  Action action = Action.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "The key to bind or to revoke, as list names it.")
  @Nullable String id;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "What the new key is for: write, server, ask or admin.")
  @Nullable Scope scope;

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description = {
        "A page that the write key is for, instead of all: https://shop.example, or",
        "https://*.shop.example for all names below it. As often as you like."
      })
  List<String> origins = new ArrayList<>();

  @Option(
      names = "--any-origin",
      description = "The key is for every page again, and for servers and apps.")
  boolean anyOrigin;

  private final Console console;

  KeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    boolean fits =
        switch (action) {
          case create -> !anyOrigin && (origins.isEmpty() || scope == Scope.write);
          case origins -> origins.isEmpty() == anyOrigin;
          case list, revoke -> origins.isEmpty() && !anyOrigin;
        };
    if (!fits) {
      throw new WrongCommandException(
          "Write keys are bound to pages: key create --scope write, or key origins ID, with"
              + " --origin https://shop.example; key origins ID --any-origin takes it back.");
    }
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case create -> create(door);
        case list -> door.keys(common.workspace).forEach(this::print);
        case origins -> bind(door);
        case revoke -> revoke(door);
      }
    }
    return ExitCode.DONE;
  }

  private void create(Door door) throws IOException {
    Scope wanted = scope;
    if (wanted == null) {
      throw new WrongCommandException(
          "What is the key for? Say --scope write, server, ask or admin.");
    }
    Keys.Scope of = Keys.Scope.valueOf(wanted.name().toUpperCase(Locale.ROOT));
    Keys.Made made = said(() -> door.createKey(common.workspace, of, new Origins(origins)));
    console.out().println(made.text());
    console.say("This is key " + made.key().id() + "; it is shown only now, keep it safe.");
  }

  private void bind(Door door) throws IOException {
    String key = which();
    if (!said(() -> door.bindKey(common.workspace, key, new Origins(origins)))) {
      throw none(key);
    }
    console.out().println("Key " + key + " is for " + pages(new Origins(origins)) + ".");
  }

  private static String pages(Origins origins) {
    return origins.list().isEmpty() ? "every page" : String.join(", ", origins.list());
  }

  /** Work that reads origins. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T said(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (IllegalArgumentException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
  }

  private String which() {
    if (id == null) {
      throw new WrongCommandException("Which key? fullfunnel key list shows them.");
    }
    return id;
  }

  private static WrongCommandException none(String key) {
    return new WrongCommandException(
        "There is no key " + key + "; fullfunnel key list shows them.");
  }

  private void revoke(Door door) throws IOException {
    String key = which();
    if (!door.revokeKey(common.workspace, key)) {
      throw none(key);
    }
    console.out().println("Revoked key " + key + ".");
  }

  private void print(Keys.Key key) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  %-6s  made %s  used %s  %s%s%n",
            key.id(),
            key.scope().word(),
            key.created(),
            key.lastUsed() == null ? "never" : key.lastUsed(),
            key.revoked() == null ? "valid" : "revoked " + key.revoked(),
            key.origins().list().isEmpty() ? "" : "  for " + pages(key.origins()));
  }
}
