package io.fullfunnel.store.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that has been read through once: its hash is known, its text is whole, and it is clear
 * which column is which field. Start here.
 */
public final class MessageFile {
  /** How many bytes are looked at to find out how a file is written. */
  static final int SAMPLE = 1 << 20;

  private final Path path;
  private final FileOptions options;
  private final FileShape shape;
  private final String hash;
  private final long bytes;

  private MessageFile(Path path, FileOptions options, FileShape shape, String hash, long bytes) {
    this.path = path;
    this.options = options;
    this.shape = shape;
    this.hash = hash;
    this.bytes = bytes;
  }

  /** Hears how far reading has come; may throw to stop it. */
  @FunctionalInterface
  public interface Checked {
    void upTo(long fileBytes, long fileSize) throws IOException;
  }

  /**
   * Reads a file through.
   *
   * @throws UnreadableFileException if the file as a whole cannot be read
   * @throws OptionException if the options do not fit the file
   */
  public static MessageFile examine(Path path, FileOptions options, Checked progress)
      throws IOException {
    try (TextFile text = TextFile.open(path)) {
      long size = Files.size(path);
      ByteArrayOutputStream sample = new ByteArrayOutputStream(1 << 16);
      byte[] block = new byte[1 << 16];
      FileShape shape = null;
      for (int n = text.read(block, 0, block.length); n >= 0; n = read(text, block)) {
        sample.write(block, 0, Math.min(n, SAMPLE - sample.size()));
        if (shape == null && sample.size() == SAMPLE) {
          // a wrong option is said before gigabytes are read
          shape = FileShape.of(path, options, sample.toByteArray());
        }
        progress.upTo(text.fileBytes(), size);
      }
      if (shape == null) {
        shape = FileShape.of(path, options, sample.toByteArray());
      }
      return new MessageFile(path, options, shape, text.hash(), text.bytes());
    }
  }

  private static int read(TextFile text, byte[] block) throws IOException {
    return text.read(block, 0, block.length);
  }

  /** Opens it again for its messages. */
  public MessageReader read(Refusals refusals) throws IOException {
    TextFile text = TextFile.open(path);
    try {
      return shape.format() == FileOptions.Format.CSV
          ? new CsvMessages(text, shape, options.into(), shape.time(), refusals)
          : new NdjsonMessages(text, shape, options, refusals);
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  public Path path() {
    return path;
  }

  public Field.Into into() {
    return options.into();
  }

  /** SHA-256 of the uncompressed bytes. */
  public String hash() {
    return hash;
  }

  /** How many uncompressed bytes it has. */
  public long bytes() {
    return bytes;
  }

  /** Which column is which field, the constants, time and zone: equal texts, equal messages. */
  public String columns() {
    return shape.mapping().canonical(shape.time().label());
  }
}
