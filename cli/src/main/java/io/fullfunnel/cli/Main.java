package io.fullfunnel.cli;

import java.util.Locale;

/** The program's start: one command, then its exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // sentences are English, also their numbers
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stopAndWait, "interruption"));
    int code;
    try {
      code = new Program(Console.system(interruption)).run(args);
    } finally {
      interruption.commandEnded();
    }
    // After Ctrl-C the JVM is already going down with the signal's own code, and exit would block.
    if (!interruption.asked()) System.exit(code);
  }
}
