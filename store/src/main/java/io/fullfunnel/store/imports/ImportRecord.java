package io.fullfunnel.store.imports;

import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of one import.
 *
 * @param number from 1; never used again
 * @param file its name when it was imported
 * @param hash SHA-256 of the uncompressed bytes
 * @param into what its rows are
 * @param columns the mapping as canonical text
 * @param bytes uncompressed
 * @param startedMillis when it began; also the time of receipt of all its rows
 * @param sequence of the record that began it
 * @param finished null while it is unfinished
 * @param undone whether it no longer counts
 */
public record ImportRecord(
    long number,
    String file,
    String hash,
    String into,
    String columns,
    long bytes,
    long startedMillis,
    long sequence,
    @Nullable Finished finished,
    boolean undone) {

  /**
   * How an import ended.
   *
   * @param rows of the file, refused ones included
   * @param from the earliest time, null if no row has one
   * @param to the latest time
   */
  public record Finished(
      long rows,
      long refused,
      long withoutPerson,
      @Nullable Long from,
      @Nullable Long to,
      long atMillis) {}

  ImportRecord finish(Finished how) {
    return new ImportRecord(
        number, file, hash, into, columns, bytes, startedMillis, sequence, how, undone);
  }

  ImportRecord undo() {
    return new ImportRecord(
        number, file, hash, into, columns, bytes, startedMillis, sequence, finished, true);
  }
}
