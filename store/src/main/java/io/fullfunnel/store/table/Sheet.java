package io.fullfunnel.store.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of rows that is being written. */
interface Sheet extends Closeable {
  /** Writes one row; a cell is null where there is nothing. */
  void write(List<@Nullable String> cells) throws IOException;

  /** A column of an export. */
  record Heading(String name, boolean json) {
    static Heading text(String name) {
      return new Heading(name, false);
    }

    static Heading json(String name) {
      return new Heading(name, true);
    }
  }

  /** A text that UTF-8 can hold: lone surrogates become U+FFFD. */
  static String visible(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      if (ExactText.isLone(text, i)) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out == null ? text : out.toString();
  }
}
