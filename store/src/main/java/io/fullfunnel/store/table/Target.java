package io.fullfunnel.store.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What an export writes. */
public enum Target {
  /** Every event, with ids, derived names that were given, properties and traits. */
  EVENTS,
  /** Every person with the latest value of each trait. */
  PEOPLE,
  /** Every deal as it stands now. */
  DEALS;

  private static final List<String> FORMATS = List.of("ndjson", "csv", "parquet");

  /**
   * How a file of this name is written: by its ending.
   *
   * @throws IOException if there is no such form, or if there is such a file already
   */
  public static String format(Path to, boolean overwrite) throws IOException {
    if (Files.exists(to) && !overwrite) {
      throw new IOException(to + " is already there. Name another file, or add --overwrite.");
    }
    String name = String.valueOf(to.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(ending)) {
      throw new IOException(
          to + " ends in \"" + ending + "\"; an export writes .ndjson, .csv or .parquet");
    }
    return ending;
  }

  /** As commands and paths write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
