package io.fullfunnel.cli;

import io.fullfunnel.store.workspace.Settings;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code workspace}: makes, lists and deletes workspaces. */
@Command(name = "workspace", description = "Make, list or delete workspaces.")
final class WorkspaceCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    create,
    list,
    delete
  }

  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "ACTION", description = "create, list or delete.")
  Action action = Action.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The workspace to create or delete.")
  @Nullable String name;

  private final Console console;

  WorkspaceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case create -> {
          Settings made = door.create(named());
          console.out().println("Made workspace " + made.name() + " (" + made.id() + ").");
        }
        case delete -> {
          door.delete(named());
          console.out().println("Deleted workspace " + named() + " and everything in it.");
        }
        case list -> {
          for (Settings each : door.workspaces()) {
            console
                .out()
                .printf(
                    Locale.ROOT,
                    "%-24s %s  made %s  zone %s%n",
                    each.name(),
                    each.id(),
                    each.created(),
                    each.zone());
          }
        }
      }
    }
    return ExitCode.DONE;
  }

  private String named() {
    if (name == null) {
      throw new WrongCommandException(
          "Which workspace? For example: fullfunnel workspace " + action + " shop");
    }
    return name;
  }
}
