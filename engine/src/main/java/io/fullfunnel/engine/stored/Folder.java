package io.fullfunnel.engine.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that the machine that reads can see under this path. */
public record Folder(String path) implements Place {
  private static final long serialVersionUID = 1L;

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(Path.of(path).resolve(name));
  }

  @Override
  public String shown(String name) {
    return Path.of(path).resolve(name).toString();
  }
}
