package io.fullfunnel.bench.fuzz;

import java.io.IOException;
import java.util.Locale;

/** Where Jazzer enters: the target is named by the system property {@code fuzz.target}. */
public final class Fuzz {
  private static final Target TARGET =
      Target.valueOf(System.getProperty("fuzz.target", "track").toUpperCase(Locale.ROOT));

  private Fuzz() {}

  /** One input; what it throws is a find. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    TARGET.once(bytes);
  }
}
