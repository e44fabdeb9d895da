package io.fullfunnel.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class Common {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory (default: ./data).")
  Path data = Path.of("data");

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      description = "The workspace, made on first use (default: default).")
  String workspace = "default";

  @Option(names = "--verbose", description = "Show where an error comes from.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  boolean help;
}
