package io.fullfunnel.store.arrivals;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The sources of a workspace on disk. Derived: what cannot be read counts as not there. */
final class ArrivalsFile {
  private static final int VERSION = 1;

  private final Path file;

  ArrivalsFile(Path folder) {
    this.file = folder.resolve("arrivals");
  }

  /** What it holds: sources up to a position of the journal. */
  record Kept(long position, Map<Source, Arriving> sources) {
    static Kept nothing() {
      return new Kept(0, new LinkedHashMap<>());
    }
  }

  Kept read() throws IOException {
    byte[] content;
    try {
      content = SealedFile.read(file);
    } catch (NoSuchFileException | DamagedException e) {
      return Kept.nothing(); // it is made again from the journal
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    if (in.readInt() != VERSION) {
      return Kept.nothing();
    }
    long position = in.readLong();
    Map<Source, Arriving> sources = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      Source source = new Source(in.readUTF(), in.readUTF());
      long events = in.readLong();
      Last last = new Last(in.readLong(), in.readUTF(), in.readUTF());
      TreeMap<Long, Long> stretches = new TreeMap<>();
      for (int more = in.readInt(); more > 0; more--) {
        stretches.put(in.readLong(), in.readLong());
      }
      sources.put(source, new Arriving(source, events, last, Course.of(stretches)));
    }
    return new Kept(position, sources);
  }

  void write(long position, Iterable<Arriving> sources, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(VERSION);
    out.writeLong(position);
    out.writeInt(count);
    for (Arriving each : sources) {
      out.writeUTF(each.source().from());
      out.writeUTF(each.source().key());
      out.writeLong(each.events());
      out.writeLong(each.last().receivedMillis());
      out.writeUTF(each.last().type());
      out.writeUTF(each.last().name());
      out.writeInt(each.course().stretches().size());
      for (Map.Entry<Long, Long> stretch : each.course().stretches().entrySet()) {
        out.writeLong(stretch.getKey());
        out.writeLong(stretch.getValue());
      }
    }
    SealedFile.write(file, bytes.toByteArray());
  }
}
