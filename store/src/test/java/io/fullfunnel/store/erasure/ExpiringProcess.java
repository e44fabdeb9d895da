package io.fullfunnel.store.erasure;

import io.fullfunnel.store.workspace.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The process that dies while what is too old goes. Arguments: the shop's folder, now. */
final class ExpiringProcess {
  private ExpiringProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (Shop shop = new Shop(Path.of(arguments[0]))) {
      new Retention(shop.workspace).run(Instant.parse(arguments[1]));
    }
  }
}
