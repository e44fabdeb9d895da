package io.fullfunnel.store.files;

import org.jspecify.annotations.Nullable;

/**
 * A row that did not go in.
 *
 * @param line of the file, from 1, on which the row (or the quoted field at fault) begins
 * @param column the column's name, or the position in a JSON line, or null if the row as a whole is
 *     at fault
 * @param code a short name of the reason, for programs
 * @param reason a sentence
 * @param text the beginning of the row
 */
public record RefusedRow(
    long line, @Nullable String column, String code, String reason, String text) {
  /** The code of rows of a web server's log that are no page views. */
  public static final String NOT_A_PAGE = "not_a_page";

  /** Whether such rows are refused by the thousand, with nothing wrong. */
  public boolean isUsual() {
    return code.equals(NOT_A_PAGE);
  }
}
