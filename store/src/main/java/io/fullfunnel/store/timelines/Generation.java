package io.fullfunnel.store.timelines;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.people.Link;
import io.fullfunnel.store.people.Links;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.people.Strands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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
 */
record Generation(int number, long position, int shards, Facts facts, EventNames names) {
  private static final int VERSION = 1;
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
        throw new DamagedException(manifest, "it has version " + version);
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
              in.readLong());
      List<String> names = new ArrayList<>();
      long[] counts = new long[in.readInt()];
      for (int id = 0; id < counts.length; id++) {
        byte[] name = new byte[in.readInt()];
        in.readFully(name);
        names.add(new String(name, StandardCharsets.UTF_8));
        counts[id] = in.readLong();
      }
      return new Generation(number, position, shards, facts, EventNames.of(names, counts));
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
      long[] counts = names.counts();
      out.writeInt(counts.length);
      for (int id = 0; id < counts.length; id++) {
        byte[] name = names.names().get(id).getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        out.writeLong(counts[id]);
      }
    }
    SealedFile.write(folder.resolve(MANIFEST), bytes.toByteArray());
    Failpoint.G2.here();
    removeOthers(folder);
  }

  Path folder(Path folder) {
    return folder.resolve("g" + number);
  }

  static Path shardFile(Path generation, int shard) {
    return generation.resolve(shard + ".shard");
  }

  /** Writes who is who beside the shards. */
  static void writePeople(Path generation, People people) throws IOException {
    Strands strands = people.strands();
    int chunk = 1 << 20;
    try (Sections.Writer file = new Sections.Writer(generation.resolve("strands"))) {
      file.write(Sections.ofInts(new int[] {strands.size()}));
      for (int from = 0; from < strands.size(); from += chunk) {
        int to = Math.min(strands.size(), from + chunk);
        ByteBuffer section = Sections.buffer(16L * (to - from));
        for (int strand = from; strand < to; strand++) {
          section.putLong(strands.id(strand)).putLong(strands.low(strand));
        }
        file.write(section);
      }
      file.finish();
    }
    Links links = people.links();
    try (Sections.Writer file = new Sections.Writer(generation.resolve("links"))) {
      file.write(Sections.ofInts(new int[] {links.size()}));
      for (int from = 0; from < links.size(); from += chunk) {
        int to = Math.min(links.size(), from + chunk);
        ByteBuffer section = Sections.buffer(20L * (to - from));
        for (int index = from; index < to; index++) {
          Link link = links.get(index);
          section.putInt(link.one()).putInt(link.other()).putInt(link.rule().code());
          section.putLong(link.sequence());
        }
        file.write(section);
      }
      file.finish();
    }
  }

  /** Reads who is who. */
  static People readPeople(Path generation, KeyedHash hash) throws IOException {
    Strands strands = new Strands();
    try (Sections.Reader file = new Sections.Reader(generation.resolve("strands"))) {
      int size = file.read().getInt();
      while (strands.size() < size) {
        ByteBuffer section = file.read();
        while (section.hasRemaining()) {
          strands.number(section.getLong(), section.getLong());
        }
      }
      file.end();
    }
    People people = new People(hash, strands);
    try (Sections.Reader file = new Sections.Reader(generation.resolve("links"))) {
      int size = file.read().getInt();
      while (people.links().size() < size) {
        ByteBuffer section = file.read();
        while (section.hasRemaining()) {
          people.link(
              new Link(
                  section.getInt(),
                  section.getInt(),
                  Link.Rule.of(section.getInt()),
                  section.getLong()),
              (person, former) -> {});
        }
      }
      file.end();
    }
    return people;
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
