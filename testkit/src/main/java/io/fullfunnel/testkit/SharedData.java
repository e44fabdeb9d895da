package io.fullfunnel.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Real files and outside figures that lie beside the product, never in it. */
public final class SharedData {
  private SharedData() {}

  /** A file such as {@code data/rees46.csv}; the test is skipped, visibly, where it is absent. */
  public static Path file(String name) {
    Path root = Path.of(System.getProperty("fullfunnel.root", "."));
    for (String place : List.of("../shared", "../../shared")) {
      Path file = root.resolve(place).resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    Assumptions.abort("needs ../shared/" + name + " beside the product");
    throw new IllegalStateException("unreachable");
  }
}
