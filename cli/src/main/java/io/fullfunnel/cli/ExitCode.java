package io.fullfunnel.cli;

/** What a command's exit code says (CONTRACT: commands). */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** The command or the question is wrong. */
  static final int WRONG = 2;

  /** Done, but rows were refused. */
  static final int ROWS_REFUSED = 3;

  private ExitCode() {}
}
