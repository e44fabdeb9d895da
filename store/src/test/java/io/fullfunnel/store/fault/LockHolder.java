package io.fullfunnel.store.fault;

import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** A process that holds a data directory until its input ends. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]))) {
      System.out.write(data.path().isAbsolute() ? '+' : '-');
      System.out.flush();
      System.in.read();
    }
  }
}
