package io.fullfunnel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A newcomer finds a README.md in every module and in every package of the product. */
class ReadmesTest {
  @Test
  void everyPackageHasAReadme() throws IOException {
    try (Stream<Path> files = Files.walk(Product.ROOT)) {
      List<String> without =
          files
              .filter(f -> f.endsWith("package-info.java"))
              .map(f -> Product.ROOT.relativize(f).getParent())
              .filter(p -> p.toString().contains("src/main/java"))
              .filter(p -> !isRootOfModule(p))
              .filter(p -> Files.notExists(Product.ROOT.resolve(p).resolve("README.md")))
              .map(Path::toString)
              .sorted()
              .toList();
      assertThat(without).isEmpty();
    }
  }

  @Test
  void everyModuleHasAReadme() throws IOException {
    try (Stream<Path> folders = Files.list(Product.ROOT)) {
      List<String> without =
          folders
              .filter(f -> Files.exists(f.resolve("pom.xml")))
              .filter(f -> Files.notExists(f.resolve("README.md")))
              .map(f -> f.getFileName().toString())
              .sorted()
              .toList();
      assertThat(without).isEmpty();
    }
  }

  /** The README of a module is also that of its root package. */
  private static boolean isRootOfModule(Path packageFolder) {
    String module = packageFolder.getName(0).toString();
    return packageFolder.equals(Path.of(module, "src/main/java/io/fullfunnel", module));
  }
}
