package io.fullfunnel.store.timelines;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.people.Changes;
import io.fullfunnel.store.people.Decision;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.people.Link;
import io.fullfunnel.store.people.Links;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.people.Strands;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Who is who as files beside the shards of a build: strands, links, addresses, decisions. */
final class PeopleFiles {
  private static final int CHUNK = 1 << 20;
  private static final int STRAND_BYTES = 17;
  private static final int LINK_BYTES = 28;
  private static final int ADDRESS_BYTES = 12;

  private PeopleFiles() {}

  static void write(Path generation, People people) throws IOException {
    writeStrands(generation, people.strands());
    writeLinks(generation, people.links());
    writeAddresses(generation, people);
    writeDecisions(generation, people);
  }

  static People read(Path generation, KeyedHash hash, Guards guards) throws IOException {
    People people = new People(hash, readStrands(generation), guards);
    readAddresses(generation, people);
    readLinks(generation, people);
    readDecisions(generation, people);
    people.settle(Changes.UNHEARD);
    return people;
  }

  private static void writeStrands(Path generation, Strands strands) throws IOException {
    try (Sections.Writer file = new Sections.Writer(generation.resolve("strands"))) {
      file.write(Sections.ofInts(new int[] {strands.size()}));
      for (int from = 0; from < strands.size(); from += CHUNK) {
        int to = Math.min(strands.size(), from + CHUNK);
        ByteBuffer section = Sections.buffer((long) STRAND_BYTES * (to - from));
        for (int strand = from; strand < to; strand++) {
          section.putLong(strands.id(strand)).putLong(strands.low(strand));
          section.put((byte) strands.kind(strand).code());
        }
        file.write(section);
      }
      file.finish();
    }
  }

  private static Strands readStrands(Path generation) throws IOException {
    Strands strands = new Strands();
    try (Sections.Reader file = new Sections.Reader(generation.resolve("strands"))) {
      int size = file.read().getInt();
      while (strands.size() < size) {
        ByteBuffer section = file.read();
        while (section.hasRemaining()) {
          long high = section.getLong();
          long low = section.getLong();
          strands.number(People.Kind.of(section.get()), high, low);
        }
      }
      file.end();
    }
    return strands;
  }

  private static void writeLinks(Path generation, Links links) throws IOException {
    try (Sections.Writer file = new Sections.Writer(generation.resolve("links"))) {
      file.write(Sections.ofInts(new int[] {links.size()}));
      for (int from = 0; from < links.size(); from += CHUNK) {
        int to = Math.min(links.size(), from + CHUNK);
        ByteBuffer section = Sections.buffer((long) LINK_BYTES * (to - from));
        for (int index = from; index < to; index++) {
          Link link = links.get(index);
          section.putInt(link.one()).putInt(link.other()).putInt(link.rule().code());
          section.putLong(link.sequence()).putLong(link.time());
        }
        file.write(section);
      }
      file.finish();
    }
  }

  private static void readLinks(Path generation, People people) throws IOException {
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
                  section.getLong(),
                  section.getLong()),
              Changes.UNHEARD);
        }
      }
      file.end();
    }
  }

  private static void writeAddresses(Path generation, People people) throws IOException {
    int[] size = {0};
    people.forEachAddress((strand, address) -> size[0]++);
    ByteBuffer section = Sections.buffer((long) ADDRESS_BYTES * size[0]);
    people.forEachAddress((strand, address) -> section.putInt(strand).putLong(address));
    try (Sections.Writer file = new Sections.Writer(generation.resolve("addresses"))) {
      file.write(section);
      file.finish();
    }
  }

  private static void readAddresses(Path generation, People people) throws IOException {
    try (Sections.Reader file = new Sections.Reader(generation.resolve("addresses"))) {
      ByteBuffer section = file.read();
      while (section.hasRemaining()) {
        people.knows(section.getInt(), section.getLong());
      }
      file.end();
    }
  }

  private static void writeDecisions(Path generation, People people) throws IOException {
    try (Sections.Writer file = new Sections.Writer(generation.resolve("decisions"))) {
      file.write(Sections.ofInts(new int[] {people.decisions().size()}));
      for (Decision decision : people.decisions()) {
        byte[] by = decision.by().getBytes(StandardCharsets.UTF_8);
        ByteBuffer section = Sections.buffer(25L + by.length);
        section.putInt(decision.one()).putInt(decision.other());
        section.put((byte) (decision.together() ? 1 : 0));
        section.putLong(decision.sequence()).putLong(decision.at()).put(by);
        file.write(section);
      }
      file.finish();
    }
  }

  private static void readDecisions(Path generation, People people) throws IOException {
    try (Sections.Reader file = new Sections.Reader(generation.resolve("decisions"))) {
      int size = file.read().getInt();
      for (int i = 0; i < size; i++) {
        ByteBuffer section = file.read();
        int one = section.getInt();
        int other = section.getInt();
        boolean together = section.get() == 1;
        long sequence = section.getLong();
        long at = section.getLong();
        byte[] by = new byte[section.remaining()];
        section.get(by);
        String who = new String(by, StandardCharsets.UTF_8);
        people.decide(new Decision(one, other, together, sequence, at, who));
      }
      file.end();
    }
  }
}
