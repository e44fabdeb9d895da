package io.fullfunnel.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;

/** The product's own classes, without the tests'. */
final class Product {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.fullfunnel");

  /** The repository's root. */
  static final Path ROOT = Path.of(System.getProperty("fullfunnel.root", ".."));

  private Product() {}
}
