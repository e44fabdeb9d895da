package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.question.render.Rendering;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether a person sees {@code err}, so that a bar may be drawn there
 * @param interruption whether the person wants the command to stop
 */
record Console(
    InputStream in, PrintStream out, PrintStream err, boolean terminal, Interruption interruption) {
  private static final int BUFFER_BYTES = 1 << 16;

  static Console system(Interruption interruption) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
            false,
            UTF_8);
    boolean terminal = Boolean.getBoolean("fullfunnel.terminal");
    return new Console(System.in, out, System.err, terminal, interruption);
  }

  /** One sentence for the person. */
  void say(String sentence) {
    err.println(sentence);
  }

  /** The same without a bar, whoever looks. */
  Console quiet() {
    return new Console(in, out, err, false, interruption);
  }

  /** How far an import is, for the person at the terminal. */
  ProgressLine watch(String what) {
    return new ProgressLine(this, what);
  }

  /** Columns of the person's terminal. */
  int width() {
    String columns = System.getenv("COLUMNS");
    try {
      return columns == null ? Rendering.USUAL_WIDTH : Integer.parseInt(columns);
    } catch (NumberFormatException e) {
      return Rendering.USUAL_WIDTH;
    }
  }
}
