package io.fullfunnel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code version}: which Fullfunnel this is, and what it runs on. */
@Command(name = "version", description = "Say which version this is.")
final class VersionCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().println("fullfunnel " + number());
    if (common.verbose) {
      console
          .out()
          .println(
              "Java "
                  + Runtime.version()
                  + ", "
                  + System.getProperty("os.name")
                  + " "
                  + System.getProperty("os.arch"));
    }
    return ExitCode.DONE;
  }

  static String number() {
    Properties properties = new Properties();
    try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
