package io.fullfunnel.store.imports;

import io.fullfunnel.store.files.RefusedRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param importNumber 0 if nothing was written
 * @param rows of the file, refused ones included
 * @param messages that its rows make; duplicates among them are decided later, by admission
 * @param refusedAs how many rows were refused, by code; empty where that is no longer known
 * @param refusedFile the list of refused rows, null if there are none or in a dry run
 * @param withoutPerson rows that went in and name nobody
 * @param from the earliest time, null if there is none
 * @param to the latest time
 * @param replacedSurrogates halves of surrogate pairs that became U+FFFD
 * @param firstMessages of a dry run, the first ten as they would stand in the journal
 * @param firstRefused the first ten refused rows, few of them where refusing is the rule
 */
public record ImportResult(
    Outcome outcome,
    long importNumber,
    Path file,
    long rows,
    long messages,
    long refused,
    Map<String, Long> refusedAs,
    @Nullable Path refusedFile,
    long withoutPerson,
    @Nullable Long from,
    @Nullable Long to,
    long replacedSurrogates,
    long millis,
    List<String> firstMessages,
    List<RefusedRow> firstRefused) {

  /** How an import ended. */
  public enum Outcome {
    FINISHED,
    /** The same bytes with the same columns were in already; nothing was added. */
    ALREADY_IMPORTED,
    /** Stopped; a second run goes on from there. */
    CANCELLED,
    DRY_RUN
  }
}
