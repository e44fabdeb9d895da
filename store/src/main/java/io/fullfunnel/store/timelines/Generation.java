package io.fullfunnel.store.timelines;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.event.Traces;
import io.fullfunnel.store.fault.Failpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One build of the base on disk: a folder of shards, strands and links, and the manifest that names
 * it. New files are written beside the old, made durable, and the manifest is swapped last.
 *
 * @param number counts the builds
 * @param position journal sequence up to which the base was built
 * @param shards number of shard files
 * @param guards the guards under which people were made, as {@code Guards.text} has them
 */
record Generation(
    int number, long position, int shards, Facts facts, EventNames names, String guards) {
  private static final int VERSION = 4;
  private static final String MANIFEST = "manifest";

  /** What stands in the manifest, or null if nothing was built. */
  static @Nullable Generation read(Path folder) throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    if (!Files.exists(manifest)) {
      return null;
    }
    byte[] bytes = SealedFile.read(manifest);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw DamagedException.ofAnotherVersion(manifest);
      }
      int number = in.readInt();
      long position = in.readLong();
      int shards = in.readInt();
      Facts facts =
          new Facts(
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              new Traces(in.readInt()));
      List<String> names = new ArrayList<>();
      long[] counts = new long[in.readInt()];
      for (int id = 0; id < counts.length; id++) {
        names.add(text(in));
        counts[id] = in.readLong();
      }
      String guards = text(in);
      return new Generation(number, position, shards, facts, EventNames.of(names, counts), guards);
    }
  }

  /** Makes this the generation that counts, and removes all others. */
  void publish(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeInt(number);
      out.writeLong(position);
      out.writeInt(shards);
      out.writeLong(facts.events());
      out.writeLong(facts.others());
      out.writeLong(facts.withoutPerson());
      out.writeLong(facts.from());
      out.writeLong(facts.to());
      out.writeLong(facts.newest());
      out.writeInt(facts.traces().bits());
      long[] counts = names.counts();
      out.writeInt(counts.length);
      for (int id = 0; id < counts.length; id++) {
        write(out, names.names().get(id));
        out.writeLong(counts[id]);
      }
      write(out, guards);
    }
    SealedFile.write(folder.resolve(MANIFEST), bytes.toByteArray());
    Failpoint.G2.here();
    removeOthers(folder);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] text = new byte[in.readInt()];
    in.readFully(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** The number of a first build, beside one that does not count. */
  static int next(Path folder) throws IOException {
    Generation other = read(folder);
    return other == null ? 1 : other.number() + 1;
  }

  Path folder(Path folder) {
    return folder.resolve("g" + number);
  }

  static Path shardFile(Path generation, int shard) {
    return generation.resolve(shard + ".shard");
  }

  private void removeOthers(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.filter(Files::isDirectory).toList()) {
        if (!child.equals(folder(folder))) {
          Folders.remove(child);
        }
      }
    }
  }
}
