package io.fullfunnel.demo.fill;

import io.fullfunnel.demo.Parameters;
import io.fullfunnel.demo.Simulator;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportLedger;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the simulated shop into a workspace. */
public final class Filling {
  private static final String MESSAGES = ".ndjson";
  private static final String DEALS = ".deals.csv";
  private static final String SIMULATED = "sim-";

  private static final Pattern SHOP =
      Pattern.compile("sim-(-?\\d+)-(\\d+)-(\\d{4}-\\d\\d-\\d\\d)" + Pattern.quote(MESSAGES));

  private final Parameters parameters;

  public Filling(Parameters parameters) {
    this.parameters = parameters;
  }

  /** What a workspace holds, beside the shop that is wanted. */
  public enum Standing {
    /** Nothing, or part of this shop. */
    OPEN,
    /** This shop. */
    FILLED,
    /** Another simulated shop. */
    ANOTHER,
    /** Files that are not simulated. */
    FOREIGN
  }

  /** What a workspace with these imports holds. */
  public Standing standing(ImportLedger imports) {
    List<String> finished = new ArrayList<>();
    Standing standing = Standing.OPEN;
    for (ImportRecord each : imports.list()) {
      if (each.undone()) {
        continue;
      }
      if (!each.file().startsWith(SIMULATED)) {
        return Standing.FOREIGN;
      }
      if (!each.file().startsWith(parameters.idPrefix() + ".")) {
        standing = Standing.ANOTHER;
      } else if (each.finished() != null) {
        finished.add(each.file());
      }
    }
    boolean all =
        finished.contains(parameters.idPrefix() + MESSAGES)
            && finished.contains(parameters.idPrefix() + DEALS);
    return standing == Standing.OPEN && all ? Standing.FILLED : standing;
  }

  /** The shop that a workspace with these imports holds whole, and nothing beside it. */
  public static Optional<Parameters> shop(ImportLedger imports) {
    for (ImportRecord each : imports.list()) {
      Matcher shop = SHOP.matcher(each.file());
      if (!each.undone() && shop.matches()) {
        Optional<Parameters> parameters = parameters(shop);
        return parameters.filter(p -> new Filling(p).standing(imports) == Standing.FILLED);
      }
    }
    return Optional.empty();
  }

  private static Optional<Parameters> parameters(Matcher shop) {
    try {
      long seed = Long.parseLong(shop.group(1));
      int people = Integer.parseInt(shop.group(2));
      return Optional.of(new Parameters(seed, people, LocalDate.parse(shop.group(3))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty(); // somebody's file that is called like one of ours
    }
  }

  /**
   * Simulates the shop and imports its messages and deals.
   *
   * @param scratch a folder in which files may lie meanwhile
   * @return what became of the messages; its outcome says whether somebody stopped it
   */
  public Importing.Report fill(Workspace workspace, Path scratch, ImportWatch watch)
      throws IOException {
    Path folder = Files.createTempDirectory(scratch, "demo");
    try {
      Simulator.Written written = new Simulator(parameters).write(folder);
      Importing.Report messages = bring(workspace, written.messages(), "events", watch);
      if (messages.result().outcome() != ImportResult.Outcome.CANCELLED) {
        bring(workspace, written.deals(), "deals", watch);
      }
      return messages;
    } finally {
      Folders.remove(folder);
    }
  }

  private static Importing.Report bring(
      Workspace workspace, Path file, String into, ImportWatch watch) throws IOException {
    FileOptions options = FileOptions.of(into, "auto", List.of(), List.of());
    Path folder = file.toAbsolutePath().getParent();
    Importing.Report report =
        Importing.run(
            workspace,
            new ImportRequest(file, options, folder == null ? file : folder, false),
            watch);
    if (report.result().refused() > 0) {
      throw new IllegalStateException(
          report.result().refused() + " rows of " + file.getFileName() + " were refused");
    }
    return report;
  }
}
