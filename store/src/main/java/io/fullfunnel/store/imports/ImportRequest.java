package io.fullfunnel.store.imports;

import io.fullfunnel.store.files.FileOptions;
import java.nio.file.Path;

/**
 * What is to be imported.
 *
 * @param refusedDirectory where {@code <file>.refused.ndjson} is written if rows are refused
 * @param dryRun whether to write nothing and only show what would happen
 */
public record ImportRequest(
    Path file, FileOptions options, Path refusedDirectory, boolean dryRun) {}
