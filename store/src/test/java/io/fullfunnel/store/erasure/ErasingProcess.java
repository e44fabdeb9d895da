package io.fullfunnel.store.erasure;

import java.io.IOException;
import java.nio.file.Path;

/** The process that dies while it erases Victor. Argument: the shop's folder. */
final class ErasingProcess {
  private ErasingProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (Shop shop = new Shop(Path.of(arguments[0]))) {
      shop.erase();
    }
  }
}
