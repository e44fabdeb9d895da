package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.people.Changes;
import io.fullfunnel.store.people.Decision;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.people.Strands;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
  /** A shorter tail is not worth a shard that is made anew. */
  private static final long LONG_TAIL = 20_000;

  /** A tail is long from this part of all rows on. */
  private static final int OF_ALL = 100;

  /** So many times what a base may take must be free on disk before one is written. */
  private static final long ROOM = 3;

  private static final long OF_A_STRAND = 48;
  private static final long OF_A_PERSON = 128;
  private static final long OF_A_ROW = 24;

  private final Path folder;
  private final Path temporary;
  private final KeyedHash hash;
  private final Guards guards;
  private @Nullable Generation generation;
  private @Nullable People people;
  private EventNames names;
  private Facts facts;
  private long position;
  private Base base;
  private Tail tail = new Tail();
  private @Nullable ShardBuilder builder;
  private final Moving changes = new Moving();

  private Timelines(
      Path folder, Path temporary, KeyedHash hash, Guards guards, @Nullable Generation generation) {
    this.folder = folder;
    this.temporary = temporary;
    this.hash = hash;
    this.guards = guards;
    this.generation = generation;
    this.position = generation == null ? 0 : generation.position();
    this.facts = generation == null ? Facts.NONE : generation.facts();
    this.names = generation == null ? new EventNames() : generation.names();
    this.base =
        generation == null
            ? new Base(null, 0)
            : new Base(generation.folder(folder), generation.shards());
  }

  /**
   * Opens what was built last; what was built under other guards does not count.
   *
   * @param folder of the base; made if it is missing
   * @param temporary folder for the rows of a build under way
   * @throws io.fullfunnel.store.data.DamagedException if the manifest is not as it was written:
   *     remove the folder and read the journal again
   */
  public static Timelines open(Path folder, Path temporary, KeyedHash hash, Guards guards)
      throws IOException {
    Files.createDirectories(folder);
    Generation built = Generation.read(folder);
    boolean fits = built != null && built.guards().equals(guards.text());
    return new Timelines(folder, temporary, hash, guards, fits ? built : null);
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
    int strand = who().strand(event, changes);
    count(event, strand >= 0);
    if (strand < 0 || event.type() == Event.Type.ALIAS) {
      return strand;
    }
    int id = event.type().isEvent() ? names.id(event.name()) : Dictionary.IDENTIFY;
    if (event.type() != Event.Type.GROUP) {
      names.count(id); // what is counted of this id are identify calls
    }
    if (builder != null) {
      builder.add(strand, event.timeMillis(), id, event.sequence());
      return strand;
    }
    int root = who().person(strand);
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
                : facts.newest(),
            facts.traces().and(event));
  }

  /** The number of a strand that the journal names by its hash. */
  public int strand(People.Kind kind, long high, long low) throws IOException {
    return who().numbered(kind, high, low);
  }

  /** Takes in what the team decided of two people; in journal order. */
  public void decide(Decision decision) throws IOException {
    who().decide(decision);
  }

  /** Lets a person, named by its oldest strand, be nobody: its rows are in no answer any more. */
  public void hide(int person) throws IOException {
    settle();
    promote(person);
    Rows rows = tail.take(person);
    long events = 0;
    for (int row = 0; row < rows.size; row++) {
      events += rows.events[row] == Dictionary.IDENTIFY ? 0 : 1;
    }
    facts =
        new Facts(
            facts.events() - events,
            facts.others() - (rows.size - events),
            facts.withoutPerson(),
            facts.from(),
            facts.to(),
            facts.newest(),
            facts.traces());
  }

  /** Moves rows along as people change. */
  private final class Moving implements Changes {
    /** People whose rows stand under a person that they may no longer belong to. */
    final Set<Integer> mixed = new TreeSet<>();

    @Override
    public void joined(int person, int former) {
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

    @Override
    public void moved(int strand, int from, int to) {
      if (builder == null) {
        mixed.add(from);
        mixed.add(to);
      }
    }
  }

  private void settle() throws IOException {
    who().settle(changes);
    if (changes.mixed.isEmpty()) {
      return;
    }
    Map<Integer, Rows> now = new TreeMap<>();
    for (int person : changes.mixed) {
      promote(person);
      Rows rows = tail.take(person);
      for (int row = 0; row < rows.size; row++) {
        now.computeIfAbsent(who().person(rows.strands[row]), p -> new Rows(4)).add(rows, row);
      }
    }
    changes.mixed.clear();
    for (Map.Entry<Integer, Rows> person : now.entrySet()) {
      PersonSort.sort(person.getValue(), 0, person.getValue().size);
      tail.promote(person.getKey(), person.getValue());
    }
  }

  /** Takes a person's rows over from the base into the tail, once. */
  private void promote(int root) throws IOException {
    if (tail.has(root)) {
      return;
    }
    Rows rows = base.rowsOf(root);
    if (rows == null) {
      tail.promote(root, new Rows(4));
    } else {
      tail.promote(root, rows);
      base.hide(root);
    }
  }

  /**
   * From now on events go into a new base, which {@link #finishBulk} builds. Nothing can be asked
   * in between; a crash leaves the old base.
   */
  public void beginBulk() throws IOException {
    ShardBuilder next = new ShardBuilder(who(), temporary);
    base.drain(rows -> addAll(next, rows));
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
    settle();
    int shards = ShardBuilder.shardsFor(built.rows());
    publish(
        shards,
        files ->
            built.build(
                (shard, rows) -> ShardFile.write(Generation.shardFile(files, shard), rows)));
    built.close();
    builder = null;
    base = new Base(Objects.requireNonNull(generation).folder(folder), shards);
  }

  /** Writes the shards of a base into a folder. */
  private interface Writing {
    void into(Path files) throws IOException;
  }

  private void publish(int shards, Writing writing) throws IOException {
    // What the manifest says counts: a swap that failed at its end may have taken place.
    int number = Generation.next(folder);
    Generation next = new Generation(number, position, shards, facts, names, guards.text());
    Path files = next.folder(folder);
    Folders.remove(files);
    Files.createDirectories(files);
    try {
      writing.into(files);
      PeopleFiles.write(files, who());
    } catch (IOException e) {
      Folders.remove(files); // half a base keeps no place on a full disk
      throw e;
    }
    Failpoint.G1.here();
    next.publish(folder);
    generation = next;
  }

  /** Events that came since the base on disk was written: what the next opener reads again. */
  public long unwritten() {
    return position - (generation == null ? 0 : generation.position());
  }

  /**
   * Writes the people as they stand now as the base that counts on disk.
   *
   * @throws IOException also if the disk has little room left
   */
  public void write() throws IOException {
    settle();
    if (Files.getFileStore(folder).getUsableSpace() < ROOM * OF_A_ROW * facts.stored()) {
      throw new IOException("the disk has little room left");
    }
    fold(ShardBuilder.shardsFor(facts.stored()), Long.MAX_VALUE);
    publish(
        base.size(),
        files -> {
          for (int shard = 0; shard < base.size(); shard++) {
            ShardFile.write(Generation.shardFile(files, shard), base.shard(shard));
          }
        });
  }

  /**
   * Takes people of the tail into shards of the base that are made anew, until so many rows are
   * written. Answers do not change.
   */
  void fold(int shards, long rows) throws IOException {
    base.take(tail, who().strands(), Math.max(shards, base.size()), rows);
  }

  /**
   * All people as they stand now, as shards without property columns. Of a long tail a part is
   * folded each time, as many rows as it has: so the next time costs less, and this time a few
   * times what it costs without.
   */
  public List<ColumnShard> shards() throws IOException {
    settle();
    if (tail.rows() > Math.max(LONG_TAIL, facts.stored() / OF_ALL)) {
      fold(ShardBuilder.shardsFor(facts.stored()), tail.rows());
    }
    List<ColumnShard> all = base.columnShards();
    if (tail.size() > 0) {
      all.add(tail.shard(who().strands()));
    }
    return all;
  }

  /** Hears the rows of a person. */
  public interface RowVisitor {
    /**
     * @param isEvent whether it is a track, page or screen event
     */
    void row(int strand, long time, boolean isEvent, long sequence);
  }

  /** Hands over the rows of a person, named by its oldest strand, in order. */
  public void forEachRow(int person, RowVisitor visitor) throws IOException {
    settle();
    Rows rows = tail.rowsOf(person);
    rows = rows == null ? base.rowsOf(person) : rows;
    for (int row = 0; rows != null && row < rows.size; row++) {
      visitor.row(
          rows.strands[row],
          rows.times[row],
          rows.events[row] != Dictionary.IDENTIFY,
          rows.sequences[row]);
    }
  }

  /**
   * Bytes of memory that are kept beside the rows of {@link #shards}: who is who, and the present
   * timelines of those who changed. About so many, and as far as they were read.
   */
  public long bytesBeside() {
    ArrayBytes all = new ArrayBytes();
    base.countBeside(all);
    long ids = people == null ? 0 : OF_A_STRAND * people.strands().size();
    return all.bytes() + ids + OF_A_PERSON * tail.size() + OF_A_ROW * tail.rows();
  }

  /** Bytes of the base on disk: about as many as it takes in memory. */
  public long bytesOnDisk() throws IOException {
    return generation == null ? 0 : Folders.bytes(generation.folder(folder));
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
    for (int shard = 0; generation != null && shard < generation.shards(); shard++) {
      ShardFile.read(Generation.shardFile(generation.folder(folder), shard));
    }
  }

  /** Who is who, with all that was added judged. */
  public People people() throws IOException {
    settle();
    return who();
  }

  /** Read on first use, since a question over an unchanged base needs none of it. */
  private People who() throws IOException {
    People known = people;
    if (known == null) {
      known =
          generation == null
              ? new People(hash, new Strands(), guards)
              : PeopleFiles.read(generation.folder(folder), hash, guards);
      people = known;
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    if (builder != null) {
      builder.close();
      builder = null;
    }
  }
}
