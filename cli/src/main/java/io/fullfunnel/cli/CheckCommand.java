package io.fullfunnel.cli;

import io.fullfunnel.store.workspace.Check;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: compares every store of a workspace with its journal. */
@Command(
    name = "check",
    description = "Read everything, compare it with the journal, make again what is damaged.")
final class CheckCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  private final Console console;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (Door door = Door.open(common.data)) {
      Check check = door.check(common.workspace);
      check.rebuilt().forEach(console.out()::println);
      check.wrong().forEach(console.out()::println);
      line("received", check.received());
      line("refused", check.refused());
      line("pending", check.pending());
      line("duplicate", check.duplicate());
      line("failed", check.failed());
      line("undone", check.undone());
      line("erased", check.erased());
      line("expired", check.expired());
      line("present", check.present());
      boolean good = check.balanced() && check.wrong().isEmpty();
      console
          .out()
          .println(
              good
                  ? "Everything agrees: received = refused + pending + duplicate + failed + undone"
                      + " + erased + expired + present."
                  : "The figures do not agree. Keep the data directory as it is and report this.");
      return good ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private void line(String what, long count) {
    console.out().printf(Locale.ROOT, "%-10s %,15d%n", what, count);
  }
}
