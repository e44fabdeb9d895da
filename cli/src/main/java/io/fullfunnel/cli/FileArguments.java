package io.fullfunnel.cli;

import io.fullfunnel.store.files.FileOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a file is to be read: of {@code import} and of {@code ask --from}. */
final class FileArguments {
  @Option(
      names = "--into",
      paramLabel = "WHAT",
      description = "What the rows are: events (default), people or deals.")
  String into = "events";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "auto (default), csv, ndjson, parquet or combined (a web server's log); gzip is seen by"
              + " itself.")
  String format = "auto";

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      description = "Take a field from this column.")
  List<String> map = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "Give a field the same value in every row.")
  List<String> set = new ArrayList<>();

  @Option(
      names = "--time",
      paramLabel = "FORM",
      description = "How times are written: iso, seconds, millis or a pattern.")
  @Nullable String time;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of times without one, such as Europe/Warsaw (default: UTC).")
  @Nullable String zone;

  /** A snapshot is read as it was written: options that say how to read it are a mistake. */
  void refuseAll(Path snapshot) {
    boolean plain = into.equals("events") && format.equals("auto") && time == null && zone == null;
    if (!plain || !map.isEmpty() || !set.isEmpty()) {
      throw new WrongCommandException(
          snapshot
              + " is a folder, and --into, --format, --map, --set, --time and --zone say how a file"
              + " is read; a snapshot takes none of them.");
    }
  }

  FileOptions options() {
    FileOptions options = FileOptions.of(into, format, map, set);
    if (time != null) {
      options = options.withTime(time);
    }
    return zone == null ? options : options.withZone(zone);
  }
}
