package io.fullfunnel.store.imports;

import io.fullfunnel.store.files.Refusals;
import io.fullfunnel.store.files.RefusedRow;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The list of refused rows, one JSON object a line; it appears whole or not at all. */
final class RefusedFile implements Refusals, Closeable {
  private static final int FIRST = 10;

  /** So many show what the others are like. */
  private static final int FEW = 2;

  private static final JsonFactory JSON = new JsonFactory();

  private final String file;
  private final Path target;
  private final Path temporary;
  private final boolean written;
  private final List<RefusedRow> first = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private @Nullable OutputStream out;

  /**
   * @param written whether there is to be a file at all
   */
  RefusedFile(Path imported, Path directory, boolean written) {
    this.file = imported.toString();
    String name = imported.getFileName() + ".refused.ndjson";
    this.target = directory.resolve(name);
    this.temporary = directory.resolve(name + ".part");
    this.written = written;
  }

  @Override
  public void add(RefusedRow row) throws IOException {
    long same = counts.merge(row.code(), 1L, Long::sum);
    if (first.size() < FIRST && (same <= FEW || !row.isUsual())) {
      first.add(row);
    }
    if (!written) {
      return;
    }
    if (out == null) {
      out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
    }
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), new KeptOpen(out))) {
      json.writeStartObject();
      json.writeStringProperty("file", file);
      json.writeNumberProperty("line", row.line());
      if (row.column() == null) {
        json.writeNullProperty("column");
      } else {
        json.writeStringProperty("column", row.column());
      }
      json.writeStringProperty("reason", row.reason());
      json.writeStringProperty("code", row.code());
      json.writeStringProperty("text", row.text());
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** How many rows were refused, by code. */
  Map<String, Long> counts() {
    return Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  List<RefusedRow> first() {
    return List.copyOf(first);
  }

  /** Lets the list appear under its name; null if nothing was refused. */
  @Nullable Path finish() throws IOException {
    if (out == null) {
      return null;
    }
    out.close();
    out = null;
    return Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
      Files.deleteIfExists(temporary);
    }
  }

  /** Passes bytes on, but no close. */
  private static final class KeptOpen extends java.io.FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      // the list is flushed when it is finished
    }

    @Override
    public void close() {
      // the next row follows
    }
  }
}
