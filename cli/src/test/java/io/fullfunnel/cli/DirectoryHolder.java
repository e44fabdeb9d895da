package io.fullfunnel.cli;

import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** A process that holds a data directory until it is killed. */
final class DirectoryHolder {
  private DirectoryHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]))) {
      System.out.write(data.path().isAbsolute() ? '+' : '-');
      System.out.flush();
      System.in.read();
    }
  }
}
