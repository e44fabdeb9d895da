package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether a person sees {@code err}, so that a bar may be drawn there
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
  private static final int BUFFER_BYTES = 1 << 16;

  static Console system() {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
            false,
            UTF_8);
    return new Console(System.in, out, System.err, Boolean.getBoolean("fullfunnel.terminal"));
  }

  /** One sentence for the person. */
  void say(String sentence) {
    err.println(sentence);
  }
}
