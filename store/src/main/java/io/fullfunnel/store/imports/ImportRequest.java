package io.fullfunnel.store.imports;

import io.fullfunnel.store.files.FileOptions;
import java.nio.file.Path;

/**
 * What is to be imported.
 *
 * @param called how messages and lists call the file: what its owner calls it, where it was copied
 *     on its way here
 * @param refusedDirectory where {@code <file>.refused.ndjson} is written if rows are refused
 * @param dryRun whether to write nothing and only show what would happen
 */
public record ImportRequest(
    Path file, Path called, FileOptions options, Path refusedDirectory, boolean dryRun) {

  /** A file where its owner has it. */
  public ImportRequest(Path file, FileOptions options, Path refusedDirectory, boolean dryRun) {
    this(file, file, options, refusedDirectory, dryRun);
  }
}
