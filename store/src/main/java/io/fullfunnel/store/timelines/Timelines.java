package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.people.Strands;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People's timelines: a reader of the admitted log that keeps base shards on disk and the people
 * who changed since in a tail.
 *
 * <p>A new event, a late event and a link all do one thing: they promote the person, so that its
 * base rows are hidden and its whole present timeline stands in the tail. Many events at once
 * ({@link #beginBulk}) go through the {@link ShardBuilder} into a new base instead; both give the
 * same timelines. Not thread-safe.
 */
public final class Timelines implements Closeable {
  private final Path folder;
  private final Path temporary;
  private final KeyedHash hash;
  private @Nullable Generation generation;
  private @Nullable People people;
  private EventNames names;
  private Facts facts;
  private long position;
  private @Nullable BaseShard[] base;
  private BitSet[] hidden;
  private Tail tail = new Tail();
  private @Nullable ShardBuilder builder;

  private Timelines(Path folder, Path temporary, KeyedHash hash, @Nullable Generation generation) {
    this.folder = folder;
    this.temporary = temporary;
    this.hash = hash;
    this.generation = generation;
    this.position = generation == null ? 0 : generation.position();
    this.facts = generation == null ? Facts.NONE : generation.facts();
    this.names = generation == null ? new EventNames() : generation.names();
    this.base = new @Nullable BaseShard[generation == null ? 0 : generation.shards()];
    this.hidden = noneHidden(base.length);
  }

  /**
   * Opens what was built last.
   *
   * @param folder of the base; made if it is missing
   * @param temporary folder for the rows of a build under way
   * @throws io.fullfunnel.store.data.DamagedException if the manifest is not as it was written:
   *     remove the folder and read the journal again
   */
  public static Timelines open(Path folder, Path temporary, KeyedHash hash) throws IOException {
    Files.createDirectories(folder);
    return new Timelines(folder, temporary, hash, Generation.read(folder));
  }

  /** The journal sequence up to which everything is in. */
  public long position() {
    return position;
  }

  /** Says that the journal was read up to here. */
  public void reached(long sequence) {
    position = sequence;
  }

  public Facts facts() {
    return facts;
  }

  /** Rows that the tail holds: what the next opener reads again from the journal, or more. */
  public long tailRows() {
    return tail.rows();
  }

  /**
   * Adds one admitted event; in journal order.
   *
   * @return the strand it came under, or −1 for an event without any id
   */
  public int add(Event event) throws IOException {
    int strand = people().strand(event, this::joined);
    count(event, strand >= 0);
    if (strand < 0 || event.type() == Event.Type.ALIAS || event.type() == Event.Type.GROUP) {
      return strand;
    }
    int id = event.type().isEvent() ? names.id(event.name()) : Dictionary.IDENTIFY;
    names.count(id);
    if (builder != null) {
      builder.add(strand, event.timeMillis(), id, event.sequence());
      return strand;
    }
    int root = people().person(strand);
    promote(root);
    tail.insert(root, strand, event.timeMillis(), id, event.sequence());
    return strand;
  }

  private void count(Event event, boolean hasPerson) {
    long time = event.timeMillis();
    boolean counts = event.type().isEvent();
    facts =
        new Facts(
            facts.events() + (counts && hasPerson ? 1 : 0),
            facts.others() + (counts ? 0 : 1),
            facts.withoutPerson() + (counts && !hasPerson ? 1 : 0),
            counts ? Math.min(facts.from(), time) : facts.from(),
            counts ? Math.max(facts.to(), time) : facts.to(),
            counts && time <= event.receivedMillis()
                ? Math.max(facts.newest(), time)
                : facts.newest());
  }

  private void joined(int person, int former) {
    if (builder != null) {
      return;
    }
    try {
      promote(person);
      promote(former);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tail.join(person, former);
  }

  /** Takes a person's rows over from the base into the tail, once. */
  private void promote(int root) throws IOException {
    if (tail.has(root)) {
      return;
    }
    if (base.length == 0) {
      tail.promote(root, new Rows(4));
      return;
    }
    int shard = ShardBuilder.shardOf(root, base.length);
    BaseShard rows = shard(shard);
    int person = rows.indexOf(root);
    if (person < 0) {
      tail.promote(root, new Rows(4));
    } else {
      tail.promote(root, rows.rowsOf(person));
      hidden[shard].set(person);
    }
  }

  /**
   * From now on events go into a new base, which {@link #finishBulk} builds. Nothing can be asked
   * in between; a crash leaves the old base.
   */
  public void beginBulk() throws IOException {
    ShardBuilder next = new ShardBuilder(people(), temporary);
    for (int shard = 0; shard < base.length; shard++) {
      BaseShard rows = shard(shard);
      for (int person = 0; person < rows.roots().length; person++) {
        if (!hidden[shard].get(person)) {
          addAll(next, rows.rowsOf(person));
        }
      }
      base[shard] = null;
    }
    for (Rows timeline : tail.timelines()) {
      addAll(next, timeline);
    }
    builder = next;
    tail = new Tail();
  }

  private static void addAll(ShardBuilder next, Rows rows) throws IOException {
    for (int row = 0; row < rows.size; row++) {
      next.add(rows.strands[row], rows.times[row], rows.events[row], rows.sequences[row]);
    }
  }

  /** Builds the new base and makes it the one that counts. */
  public void finishBulk() throws IOException {
    ShardBuilder built = builder;
    if (built == null) {
      throw new IllegalStateException("no build is under way");
    }
    int number = generation == null ? 1 : generation.number() + 1;
    int shards = ShardBuilder.shardsFor(built.rows());
    Generation next = new Generation(number, position, shards, facts, names);
    Path files = next.folder(folder);
    Folders.remove(files);
    Files.createDirectories(files);
    built.build((shard, rows) -> ShardFile.write(Generation.shardFile(files, shard), rows));
    Generation.writePeople(files, people());
    Failpoint.G1.here();
    next.publish(folder);
    built.close();
    builder = null;
    generation = next;
    base = new @Nullable BaseShard[shards];
    hidden = noneHidden(shards);
  }

  /** All people as they stand now, as shards without property columns. */
  public List<ColumnShard> shards() throws IOException {
    List<ColumnShard> all = new ArrayList<>();
    for (int shard = 0; shard < base.length; shard++) {
      BaseShard rows = shard(shard);
      BitSet promoted = hidden[shard].isEmpty() ? null : (BitSet) hidden[shard].clone();
      all.add(
          new ColumnShard(
              rows.columns().bare(), rows.persons(), rows.starts(), rows.masks(), promoted));
    }
    if (tail.size() > 0) {
      all.add(tail.shard(people().strands()));
    }
    return all;
  }

  /** Event names by id, as they are now. */
  public List<String> eventNames() {
    return names.names();
  }

  public long[] eventCounts() {
    return names.counts();
  }

  /** Reads every file of the base and compares it with its checksums. */
  public void verify() throws IOException {
    people();
    for (int shard = 0; shard < base.length; shard++) {
      if (generation != null) {
        ShardFile.read(Generation.shardFile(generation.folder(folder), shard));
      }
    }
  }

  private BaseShard shard(int number) throws IOException {
    BaseShard rows = base[number];
    if (rows == null) {
      if (generation == null) {
        throw new IllegalStateException("shard " + number + " of no base");
      }
      rows = ShardFile.read(Generation.shardFile(generation.folder(folder), number));
      base[number] = rows;
    }
    return rows;
  }

  /** Who is who; read on first use, since a question over an unchanged base needs none of it. */
  public People people() throws IOException {
    People who = people;
    if (who == null) {
      who =
          generation == null
              ? new People(hash, new Strands())
              : Generation.readPeople(generation.folder(folder), hash);
      people = who;
    }
    return who;
  }

  private static BitSet[] noneHidden(int shards) {
    BitSet[] none = new BitSet[shards];
    for (int shard = 0; shard < shards; shard++) {
      none[shard] = new BitSet();
    }
    return none;
  }

  @Override
  public void close() throws IOException {
    if (builder != null) {
      builder.close();
      builder = null;
    }
  }
}
