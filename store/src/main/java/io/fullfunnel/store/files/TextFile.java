package io.fullfunnel.store.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file's text as checked UTF-8, unpacked if it is gzip, while its uncompressed bytes are counted
 * and hashed. Memory stays small whatever the file.
 */
final class TextFile extends InputStream {
  /** What unpacks to more than this many times its size is a bomb, not data … */
  private static final int MAX_RATIO = 500;

  /** … once it has become this large. */
  private static final long RATIO_FROM = 200L << 20;

  private final Path file;
  private final Path path;
  private final Counted packed;
  private final boolean gzip;
  private final Counted unpacked;
  private final InputStream text;
  private final FileOptions.Format found;
  private final @Nullable ParquetText parquet;
  private final boolean utf8;
  private final Utf8Check check = new Utf8Check();
  private long line = 1;
  private long offset;

  /** Of how many bytes it is told what a file is. */
  private static final int START = 1 << 15;

  private TextFile(Path file, Counted packed, FileOptions.Format format) throws IOException {
    this.file = file;
    this.path = file;
    this.packed = packed;
    BufferedInputStream head = new BufferedInputStream(packed, 1 << 16);
    byte[] magic = peek(head, 8);
    this.gzip = magic.length > 1 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
    InputStream plain = gzip ? new GZIPInputStream(head, 1 << 16) : head;
    this.unpacked = new Counted(plain, true);
    BufferedInputStream buffered = new BufferedInputStream(unpacked, 1 << 16);
    byte[] start = peek(buffered, START);
    refuseForeign(start);
    boolean log = format == FileOptions.Format.AUTO && LogLine.begins(start);
    this.found = log ? FileOptions.Format.COMBINED : format;
    this.parquet = null;
    boolean bom8 = startsWith(start, 0xEF, 0xBB, 0xBF);
    boolean big = startsWith(start, 0xFE, 0xFF);
    boolean little = startsWith(start, 0xFF, 0xFE);
    int skip = bom8 ? 3 : big || little ? 2 : 0;
    buffered.skipNBytes(skip);
    this.offset = skip;
    this.utf8 = !big && !little;
    this.text = utf8 ? buffered : new Utf16Stream(buffered, big);
  }

  /**
   * Opens a file, or says in a sentence why that cannot be.
   *
   * @param file how messages call it
   * @param format as it was said; a log may hold bytes that are no UTF-8
   */
  static TextFile open(Path path, Path file, FileOptions.Format format) throws IOException {
    if (Files.isDirectory(path)) {
      throw new UnreadableFileException(file + " is a directory, not a file.");
    }
    try {
      if (isParquet(path, file, format)) {
        return new TextFile(path, file);
      }
      Counted packed = new Counted(Files.newInputStream(path), false);
      try {
        return new TextFile(file, packed, format);
      } catch (IOException | RuntimeException e) {
        packed.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException("There is no file " + file + ".", e);
    } catch (AccessDeniedException e) {
      throw new UnreadableFileException("No permission to read " + file + ".", e);
    } catch (UnreadableFileException e) {
      throw e;
    } catch (EOFException | ZipException e) {
      throw new UnreadableFileException(file + " is a damaged gzip file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UnreadableFileException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private TextFile(Path path, Path file) throws IOException {
    this.file = file;
    this.path = path;
    this.packed = new Counted(Files.newInputStream(path), true);
    this.gzip = false;
    this.parquet = ParquetText.open(path, file);
    this.unpacked = new Counted(parquet, false);
    this.text = unpacked;
    this.utf8 = true;
    this.found = FileOptions.Format.PARQUET;
  }

  /** Whether a file is to be read as Parquet. */
  private static boolean isParquet(Path path, Path file, FileOptions.Format format)
      throws IOException {
    boolean asked = format == FileOptions.Format.PARQUET;
    if (!asked && format != FileOptions.Format.AUTO) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      boolean begins = startsWith(in.readNBytes(4), 'P', 'A', 'R', '1');
      if (asked && !begins) {
        throw new UnreadableFileException(
            file + " is no parquet file; leave --format out and it is found out what it is.");
      }
      return begins;
    }
  }

  private static byte[] peek(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] bytes = in.readNBytes(length);
    in.reset();
    return bytes;
  }

  private static boolean startsWith(byte[] bytes, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (i >= bytes.length || bytes[i] != (byte) wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private void refuseForeign(byte[] start) throws IOException {
    if (startsWith(start, 'P', 'K', 3, 4)) {
      throw foreign("a zip archive or a spreadsheet", "unpack it, or save the sheet as CSV");
    } else if (startsWith(start, 'P', 'A', 'R', '1')) {
      throw gzip
          ? foreign(
              "a parquet file packed with gzip", "unpack it; parquet packs its columns itself")
          : foreign("a parquet file", "leave --format out");
    } else if (startsWith(start, 0x28, 0xB5, 0x2F, 0xFD)) {
      throw foreign("packed with zstd", "unpack it with zstd -d, or pack it with gzip");
    } else if (startsWith(start, 'B', 'Z', 'h')) {
      throw foreign("packed with bzip2", "unpack it with bunzip2, or pack it with gzip");
    } else if (startsWith(start, 0xFD, '7', 'z', 'X', 'Z')) {
      throw foreign("packed with xz", "unpack it with xz -d, or pack it with gzip");
    } else if (gzip && startsWith(start, 0x1F, 0x8B)) {
      throw foreign("packed with gzip twice", "unpack it once");
    }
  }

  private UnreadableFileException foreign(String what, String advice) {
    return new UnreadableFileException("%s is %s: %s.".formatted(file, what, advice));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int n;
    try {
      n = text.read(target, from, length);
    } catch (EOFException | ZipException e) {
      throw new UnreadableFileException(
          "%s is a damaged gzip file: after %,d unpacked bytes: %s."
              .formatted(file, unpacked.count, e.getMessage()),
          e);
    }
    if (gzip && unpacked.count > RATIO_FROM && unpacked.count / MAX_RATIO > packed.count) {
      throw new UnreadableFileException(
          "%s unpacks to more than %d times its size: this is no data. Unpack it yourself if you trust it."
              .formatted(file, MAX_RATIO));
    }
    if (utf8 && found != FileOptions.Format.COMBINED) {
      verify(target, from, n);
    }
    return n;
  }

  private void verify(byte[] target, int from, int n) throws UnreadableFileException {
    if (n < 0) {
      if (check.begun() > 0) {
        throw notUtf8(offset - check.begun(), line);
      }
      return;
    }
    int wrong = check.check(target, from, from + n);
    if (wrong != Utf8Check.NOTHING) {
      throw notUtf8(offset + wrong - from, line + newlines(target, from, wrong));
    }
    offset += n;
    line += newlines(target, from, from + n);
  }

  private UnreadableFileException notUtf8(long where, long onLine) {
    return new UnreadableFileException(
        "%s is not UTF-8: the first wrong byte is at offset %,d, line %,d. Convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8 %s > utf8-%s"
            .formatted(file, where, onLine, file.getFileName(), file.getFileName()));
  }

  private static int newlines(byte[] bytes, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  /** Uncompressed bytes read from the file so far. */
  long bytes() {
    return parquet == null ? unpacked.count : parquet.bytesRead();
  }

  /** How many uncompressed bytes it has, once all were read. */
  long size() throws IOException {
    return parquet == null ? unpacked.count : Files.size(path);
  }

  /** Bytes of the file itself read so far, compressed if it is. */
  long fileBytes() {
    return parquet == null ? packed.count : parquet.bytesRead();
  }

  /** SHA-256 of the uncompressed bytes; only when all were read. */
  String hash() throws IOException {
    if (parquet == null) {
      return unpacked.hash();
    }
    packed.transferTo(OutputStream.nullOutputStream());
    return packed.hash();
  }

  boolean isGzip() {
    return gzip;
  }

  /** The format as it was said, or as it is seen at once: a web server's log, or Parquet. */
  FileOptions.Format format() {
    return found;
  }

  /** The columns of a Parquet file; null of any other. */
  @Nullable ParquetText parquet() {
    return parquet;
  }

  /** {@code UTF-8} or {@code UTF-16}. */
  String encoding() {
    return utf8 ? "UTF-8" : "UTF-16";
  }

  /** Halves of surrogate pairs that became U+FFFD. */
  long replaced() {
    return text instanceof Utf16Stream utf16 ? utf16.replaced() : 0;
  }

  @Override
  public void close() throws IOException {
    text.close();
    packed.close();
  }

  /** Counts bytes, and hashes them if asked to. */
  private static final class Counted extends InputStream {
    private final InputStream in;
    private final MessageDigest digest;
    private final boolean hashed;
    private long count;

    Counted(InputStream in, boolean hashed) {
      this.in = in;
      this.hashed = hashed;
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    String hash() {
      return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = in.read(target, offset, length);
      if (n > 0) {
        count += n;
        if (hashed) {
          digest.update(target, offset, n);
        }
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
