package io.fullfunnel.engine.stored;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.NoSuchFileException;

/** Where the files of a snapshot lie; crosses the wire to whoever reads them. */
public interface Place extends Serializable {
  /**
   * Opens a file.
   *
   * @param name as {@link FileKey#name} gives it
   * @throws NoSuchFileException if there is none
   */
  InputStream open(String name) throws IOException;

  /** How a person is told of the file. */
  String shown(String name);
}
