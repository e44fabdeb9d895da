package io.fullfunnel.cli;

import io.fullfunnel.store.workspace.Keys;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code key}: makes, lists and revokes the keys by which programs use a workspace. */
@Command(name = "key", description = "Make, list or revoke keys of a workspace.")
final class KeyCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    create,
    list,
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

  @Parameters(index = "0", paramLabel = "ACTION", description = "create, list or revoke.")
  Action action = Action.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "The key to revoke, as list names it.")
  @Nullable String id;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "What the new key is for: write, server, ask or admin.")
  @Nullable Scope scope;

  private final Console console;

  KeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case create -> create(door);
        case list -> door.keys(common.workspace).forEach(this::print);
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
    Keys.Made made =
        door.createKey(
            common.workspace, Keys.Scope.valueOf(wanted.name().toUpperCase(Locale.ROOT)));
    console.out().println(made.text());
    console.say("This is key " + made.key().id() + "; it is shown only now, keep it safe.");
  }

  private void revoke(Door door) throws IOException {
    String key = id;
    if (key == null) {
      throw new WrongCommandException("Which key? fullfunnel key list shows them.");
    }
    if (!door.revokeKey(common.workspace, key)) {
      throw new WrongCommandException(
          "There is no key " + key + "; fullfunnel key list shows them.");
    }
    console.out().println("Revoked key " + key + ".");
  }

  private void print(Keys.Key key) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  %-6s  made %s  used %s  %s%n",
            key.id(),
            key.scope().word(),
            key.created(),
            key.lastUsed() == null ? "never" : key.lastUsed(),
            key.revoked() == null ? "valid" : "revoked " + key.revoked());
  }
}
