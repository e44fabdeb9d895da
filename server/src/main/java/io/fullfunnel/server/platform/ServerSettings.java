package io.fullfunnel.server.platform;

import java.nio.file.Path;

/**
 * How this server was told to run.
 *
 * @param data the data directory
 * @param host the address it listens on
 * @param port the port it listens on; 0 takes a free one
 */
public record ServerSettings(Path data, String host, int port) {
  private static final int LARGEST_PORT = 65_535;

  public ServerSettings {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }
}
