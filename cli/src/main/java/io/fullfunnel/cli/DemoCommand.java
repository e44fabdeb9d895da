package io.fullfunnel.cli;

import io.fullfunnel.demo.Parameters;
import io.fullfunnel.demo.fill.Filling;
import io.fullfunnel.demo.first.FirstMinute;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.server.platform.Configuration;
import io.fullfunnel.server.platform.SettingException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: a simulated shop's year in a workspace of its own, and what it shows at once. */
@Command(
    name = "demo",
    description =
        "Simulate a shop's year in the workspace demo and show its first funnel. Everything in it"
            + " is simulated; the same again adds nothing, other options replace it.")
final class DemoCommand implements Callable<Integer> {
  private static final String WORKSPACE = "demo";

  @Mixin Common common = new Common();

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "How many people the shop meets (default: 20000).")
  int people = Parameters.PEOPLE;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another number is another shop with the same figures (default: 7).")
  long seed = Parameters.SEED;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "The last day of the year, such as 2026-11-21 (default: yesterday, in UTC).")
  @Nullable String until;

  @Option(names = "--port", paramLabel = "N", description = "The server's port (default: 8080).")
  @Nullable String port;

  @Option(names = "--no-server", description = "Stop after the funnel, start no server.")
  boolean noServer;

  private final Console console;

  DemoCommand(Console console) {
    this.console = console;
    common.workspace = WORKSPACE;
  }

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    Parameters parameters = parameters();
    Configuration server = server();
    Filling filling = new Filling(parameters);
    try (DataDirectory data = DataDirectory.open(common.data)) {
      // DuckDB unpacks its library there; the next start empties the folder
      System.setProperty("java.io.tmpdir", data.temporary().toString());
      Workspaces workspaces = new Workspaces(data);
      replaceAnother(filling, workspaces);
      markSimulated(workspaces);
      try (Workspace workspace = workspaces.open(common.workspace)) {
        if (!fill(filling, workspace, data.temporary())) {
          console.say("Stopped. The same command goes on from there.");
          return ExitCode.FAILED;
        }
        show(workspace, parameters, began);
      }
    }
    if (server != null) {
      ServeCommand.serve(server, console); // the shop goes on meanwhile
    }
    return ExitCode.DONE;
  }

  /** How the server is to run, known to be right before anything else begins; null for none. */
  private @Nullable Configuration server() throws IOException {
    if (noServer) {
      if (port != null) {
        throw new WrongCommandException("--port is the server's; leave out --no-server.");
      }
      return null;
    }
    try {
      Map<String, String> given = port == null ? Map.of() : Map.of("port", port);
      Configuration server = Configuration.read(common.data, given, System.getenv());
      server.settings();
      return server;
    } catch (SettingException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
  }

  private Parameters parameters() {
    try {
      LocalDate last =
          until == null ? LocalDate.now(ZoneOffset.UTC).minusDays(1) : LocalDate.parse(until);
      return new Parameters(seed, people, last);
    } catch (DateTimeParseException e) {
      throw new WrongCommandException(
          "--until takes a date such as 2026-11-21, not \"" + until + "\".");
    } catch (IllegalArgumentException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
  }

  /** Every page then says SIMULATED. */
  private void markSimulated(Workspaces workspaces) throws IOException {
    if (workspaces.find(common.workspace).isEmpty()) {
      workspaces.create(common.workspace, settings -> settings.withSimulated(true));
    } else {
      workspaces.update(common.workspace, settings -> settings.withSimulated(true));
    }
  }

  /** Another simulated shop makes room; somebody's own files never do. */
  private void replaceAnother(Filling filling, Workspaces workspaces) throws IOException {
    if (workspaces.find(common.workspace).isEmpty()) {
      return;
    }
    Filling.Standing standing;
    try (Workspace workspace = workspaces.open(common.workspace)) {
      standing = filling.standing(workspace.imports());
    }
    switch (standing) {
      case OPEN, FILLED -> {}
      case ANOTHER -> {
        console.say(
            "The workspace "
                + common.workspace
                + " holds a simulated shop made with other options; it is replaced.");
        workspaces.delete(common.workspace);
      }
      case FOREIGN ->
          throw new WrongCommandException(
              "The workspace "
                  + common.workspace
                  + " holds files that are not simulated, so the demo leaves it alone. Name"
                  + " another with --workspace.");
    }
  }

  /** Tells whether the shop is in. */
  private boolean fill(Filling filling, Workspace workspace, Path scratch) throws IOException {
    if (filling.standing(workspace.imports()) == Filling.Standing.FILLED) {
      console.say("The workspace " + common.workspace + " holds this shop already.");
      return true;
    }
    ProgressLine progress = console.watch("Simulated shop");
    try {
      return filling.fill(workspace, scratch, progress).result().outcome()
          != ImportResult.Outcome.CANCELLED;
    } finally {
      progress.clear();
    }
  }

  private void show(Workspace workspace, Parameters parameters, long began) throws IOException {
    List<String> lines;
    try (LocalEngine engine = new LocalEngine()) {
      lines = new FirstMinute(WorkspaceData.of(workspace), engine).lines(parameters.until());
    }
    workspace.rebuilt().forEach(console::say);
    double seconds = (System.nanoTime() - began) / 1e9;
    console.out().println(lines.getFirst() + String.format(Locale.ROOT, "  (%.0f s)", seconds));
    lines.subList(1, lines.size()).forEach(console.out()::println);
    console.out().flush(); // the server goes on for long
  }
}
