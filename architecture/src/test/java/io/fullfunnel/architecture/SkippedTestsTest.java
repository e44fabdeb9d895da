package io.fullfunnel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A test may be left out only if it says which missing thing it needs: its reason begins with
 * "needs ". Reads the reports of the modules that were tested before this one.
 */
class SkippedTestsTest {
  private static final Pattern CASE =
      Pattern.compile("<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"");
  private static final Pattern SKIPPED = Pattern.compile("<skipped(.*)");

  /** The reason stands in an attribute or, after the exception's name, in the text. */
  private static final Pattern NEEDS =
      Pattern.compile(
          "(message=\"|Exception: )(Assumption failed: (assumption is not true: )?)?needs ");

  @Test
  void aSkippedTestSaysWhatItNeeds() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path report : reports()) {
      String test = "";
      for (String line : Files.readAllLines(report)) {
        Matcher named = CASE.matcher(line);
        if (named.find()) test = named.group(2) + "." + named.group(1);
        Matcher skipped = SKIPPED.matcher(line);
        if (skipped.find() && !NEEDS.matcher(skipped.group(1)).find()) {
          silent.add(test + " is skipped, " + skipped.group(1).strip());
        }
      }
    }
    assertThat(silent).as("reason of a skipped test must begin with \"needs \"").isEmpty();
  }

  private static List<Path> reports() throws IOException {
    List<Path> reports = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Product.ROOT)) {
      for (Path module : modules.sorted().toList()) {
        Path folder = module.resolve("target/surefire-reports");
        if (Files.notExists(folder)) continue;
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(f -> f.toString().endsWith(".xml")).sorted().forEach(reports::add);
        }
      }
    }
    return reports;
  }
}
