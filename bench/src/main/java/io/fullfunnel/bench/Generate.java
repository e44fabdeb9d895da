package io.fullfunnel.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** Writes simulated events to a file. */
public final class Generate {
  private Generate() {}

  public static void main(String[] arguments) throws IOException {
    try {
      Options options = Options.of(arguments, List.of("rows", "seed", "out", "format", "ties"));
      long seed = options.number("seed", 1);
      Traffic traffic = new Traffic(options.number("rows", 1_000_000), seed, options.flag("ties"));
      Path out = Path.of(options.required("out"));
      write(traffic, out, format(options.text("format", "csv")));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** Writes beside the file first, so that a file of that name is always whole. */
  static void write(Traffic traffic, Path file, RowWriter.Format format) throws IOException {
    Path begun = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(begun)) {
      RowWriter writer = new RowWriter(out, format, traffic.seed());
      traffic.forEach(writer);
      writer.flush();
    }
    Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static RowWriter.Format format(String name) {
    for (RowWriter.Format format : RowWriter.Format.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return format;
      }
    }
    throw new IllegalArgumentException("Option --format is csv or ndjson, not " + name + ".");
  }
}
