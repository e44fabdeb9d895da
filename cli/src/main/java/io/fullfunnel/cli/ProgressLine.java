package io.fullfunnel.cli;

import io.fullfunnel.store.imports.ImportWatch;
import java.util.Locale;

/**
 * How far an import is, as one line that is written over: share, rows, rate, time left. Silent
 * where nobody looks at a terminal.
 */
final class ProgressLine implements ImportWatch {
  private static final long EVERY_NANOS = 100_000_000L;
  private static final int BAR = 24;

  private final Console console;
  private final String what;
  private final long began = System.nanoTime();
  private long drawn;
  private long importing;

  ProgressLine(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  @Override
  public void checked(long fileBytes, long fileSize) {
    if (isTime()) {
      draw("reading through " + percent(fileBytes, fileSize));
    }
  }

  @Override
  public void imported(long rows, long bytes, long bytesTotal) {
    if (importing == 0) {
      importing = System.nanoTime();
    }
    if (!isTime()) {
      return;
    }
    double seconds = Math.max(1e-3, (System.nanoTime() - importing) / 1e9);
    double share = bytesTotal == 0 ? 1 : Math.min(1, (double) bytes / bytesTotal);
    int full = (int) (share * BAR);
    draw(
        String.format(
            Locale.ROOT,
            "%s%s %s  %,d rows  %,.0f/s  %s left",
            "█".repeat(full),
            "░".repeat(BAR - full),
            percent(bytes, bytesTotal),
            rows,
            rows / seconds,
            share > 0 ? time(seconds / share - seconds) : "?"));
  }

  @Override
  public boolean cancelled() {
    return console.interruption().asked();
  }

  /** Removes the line, so that the result stands alone. */
  void clear() {
    if (drawn != 0 && console.terminal()) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }

  private boolean isTime() {
    long now = System.nanoTime();
    if (!console.terminal() || now - Math.max(drawn, began) < EVERY_NANOS) {
      return false;
    }
    drawn = now;
    return true;
  }

  private void draw(String line) {
    console.err().print("\r\u001b[K" + what + "  " + line);
    console.err().flush();
  }

  private static String percent(long done, long all) {
    return all <= 0 ? "" : Math.min(100, 100 * done / all) + " %";
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }
}
