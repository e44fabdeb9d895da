package io.fullfunnel.cli;

import io.fullfunnel.question.ShardsExport;
import io.fullfunnel.store.table.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: everything of one kind, into a file, or a snapshot into a folder. */
@Command(
    name = "export",
    description =
        "Write all events, people or deals to a file, or a snapshot of the workspace to a folder.")
final class ExportCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(paramLabel = "WHAT", description = "events, people or deals.")
  String what = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE|DIR",
      description =
          "The file; its name ends in .ndjson, .csv or .parquet. With --layout shards a new or an"
              + " empty folder.")
  Path to = Path.of("");

  @Option(names = "--overwrite", description = "Replace the file if it is there.")
  boolean overwrite;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description =
          "rows (default), or shards: a snapshot that ask --from DIR answers from, anywhere.")
  String layout = ROWS;

  @Option(
      names = "--property",
      paramLabel = "NAME",
      description =
          "Hold this property in the snapshot too, such as order.id or person.plan; the 200 most"
              + " frequent ones and 100 traits are held anyway.")
  List<String> properties = new ArrayList<>();

  @Option(
      names = "--shard-rows",
      paramLabel = "N",
      description = "At most so many rows a shard of the snapshot (default: 1000000).")
  @Nullable Integer shardRows;

  private static final String ROWS = "rows";
  private static final String SHARDS = "shards";

  private final Console console;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Target target = target();
    if (layout.equals(SHARDS)) {
      return shards(target);
    }
    if (!layout.equals(ROWS)) {
      throw new WrongCommandException("--layout is rows or shards, not \"" + layout + "\".");
    }
    if (!properties.isEmpty() || shardRows != null) {
      throw new WrongCommandException(
          "--property and --shard-rows say what a snapshot holds; add --layout shards.");
    }
    try (Door door = Door.open(common.data)) {
      long rows = door.export(common.workspace, target, to.toAbsolutePath(), overwrite);
      door.rebuilt().forEach(console::say);
      console.out().printf(Locale.ROOT, "%,d %s in %s%n", rows, what, to);
    }
    return ExitCode.DONE;
  }

  private int shards(Target target) throws IOException {
    int rows = shardRows == null ? ShardsExport.Asked.ROWS : shardRows;
    if (target != Target.EVENTS) {
      throw new WrongCommandException("--layout shards goes with events, not with " + what + ".");
    }
    if (overwrite) {
      throw new WrongCommandException(
          "--overwrite does not go with --layout shards; name a new folder.");
    }
    if (rows < 1) {
      throw new WrongCommandException("--shard-rows is a number from 1, not " + rows + ".");
    }
    ShardsExport.Asked asked = new ShardsExport.Asked(properties, rows);
    PartFolder.refuseFull(to);
    try (Door door = Door.open(common.data)) {
      ShardsExport.Written written =
          PartFolder.write(to, folder -> door.exportShards(common.workspace, asked, folder));
      door.rebuilt().forEach(console::say);
      console
          .out()
          .printf(
              Locale.ROOT,
              "%,d events of %,d people in %,d shards with %,d columns, journal up to %,d: %s%n",
              written.events(),
              written.people(),
              written.shards(),
              written.columns(),
              written.position(),
              to);
    }
    return ExitCode.DONE;
  }

  private Target target() {
    for (Target known : Target.values()) {
      if (known.word().equals(what)) {
        return known;
      }
    }
    throw new WrongCommandException(
        "There is nothing called \"" + what + "\" to export; there are events, people and deals.");
  }
}
