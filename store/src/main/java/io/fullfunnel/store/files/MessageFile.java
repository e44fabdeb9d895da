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
  private final Path called;
  private final FileOptions options;
  private final FileShape shape;
  private final String hash;
  private final long bytes;

  private MessageFile(
      Path path, Path called, FileOptions options, FileShape shape, String hash, long bytes) {
    this.path = path;
    this.called = called;
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
    return examine(path, path, options, progress);
  }

  /**
   * As {@link #examine(Path, FileOptions, Checked)}.
   *
   * @param called how messages call the file
   */
  public static MessageFile examine(Path path, Path called, FileOptions options, Checked progress)
      throws IOException {
    try (TextFile text = TextFile.open(path, called)) {
      long size = Files.size(path);
      ByteArrayOutputStream sample = new ByteArrayOutputStream(1 << 16);
      byte[] block = new byte[1 << 16];
      FileShape shape = null;
      for (int n = text.read(block, 0, block.length); n >= 0; n = read(text, block)) {
        sample.write(block, 0, Math.min(n, SAMPLE - sample.size()));
        if (shape == null && sample.size() == SAMPLE) {
          // a wrong option is said before gigabytes are read
          shape = FileShape.of(called, options, sample.toByteArray());
        }
        progress.upTo(text.fileBytes(), size);
      }
      if (shape == null) {
        shape = FileShape.of(called, options, sample.toByteArray());
      }
      return new MessageFile(path, called, options, shape, text.hash(), text.bytes());
    }
  }

  private static int read(TextFile text, byte[] block) throws IOException {
    return text.read(block, 0, block.length);
  }

  /** Opens it again for its messages. */
  public MessageReader read(Refusals refusals) throws IOException {
    return read(path, called, options, shape, refusals);
  }

  static MessageReader read(
      Path path, Path called, FileOptions options, FileShape shape, Refusals refusals)
      throws IOException {
    TextFile text = TextFile.open(path, called);
    try {
      return shape.format() == FileOptions.Format.CSV
          ? new CsvMessages(text, shape, options.into(), shape.time(), refusals)
          : new NdjsonMessages(text, shape, options, refusals);
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  /** How messages and lists call the file. */
  public Path called() {
    return called;
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
