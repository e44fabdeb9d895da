package io.fullfunnel.store.files;

import io.fullfunnel.store.data.KeyedHash;
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
    try (TextFile text = TextFile.open(path, called, options.format())) {
      long size = Files.size(path);
      ByteArrayOutputStream sample = new ByteArrayOutputStream(1 << 16);
      byte[] block = new byte[1 << 16];
      FileShape shape = null;
      FileOptions said = options.as(text.format());
      for (int n = text.read(block, 0, block.length); n >= 0; n = read(text, block)) {
        sample.write(block, 0, Math.min(n, SAMPLE - sample.size()));
        if (shape == null && sample.size() == SAMPLE) {
          // a wrong option is said before gigabytes are read
          shape = FileShape.of(called, said, sample.toByteArray(), text.parquet());
        }
        progress.upTo(text.fileBytes(), size);
      }
      if (shape == null) {
        shape = FileShape.of(called, said, sample.toByteArray(), text.parquet());
      }
      return new MessageFile(path, called, said, shape, text.hash(), text.size());
    }
  }

  private static int read(TextFile text, byte[] block) throws IOException {
    return text.read(block, 0, block.length);
  }

  /**
   * Opens it again for its messages.
   *
   * @param ids hides the addresses of a log
   */
  public MessageReader read(Refusals refusals, KeyedHash ids) throws IOException {
    return read(path, called, new Reading(options, shape, refusals, ids));
  }

  /** How a file is read. */
  record Reading(FileOptions options, FileShape shape, Refusals refusals, KeyedHash ids) {}

  static MessageReader read(Path path, Path called, Reading how) throws IOException {
    FileOptions options = how.options();
    FileShape shape = how.shape();
    TextFile text = TextFile.open(path, called, options.format());
    try {
      return switch (shape.format()) {
        case CSV -> new CsvMessages(text, shape, options.into(), shape.time(), how.refusals());
        case COMBINED -> new CombinedMessages(text, how);
        case NDJSON, PARQUET, AUTO -> new NdjsonMessages(text, shape, options, how.refusals());
      };
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
    return shape.columns();
  }
}
