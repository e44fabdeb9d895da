package io.fullfunnel.store.files;

import java.io.IOException;

/** Where refused rows go, in the order of the file. */
@FunctionalInterface
public interface Refusals {
  /** Forgets them. */
  Refusals NONE = row -> {};

  void add(RefusedRow row) throws IOException;
}
