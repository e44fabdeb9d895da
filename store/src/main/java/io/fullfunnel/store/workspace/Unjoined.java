package io.fullfunnel.store.workspace;

import io.fullfunnel.store.people.IdHashes;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.table.IdLives;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many people nobody can find again: what they are known by holds for a day, or their browser
 * empties it after some. Held for the next question, and read on from there. Thread-safe.
 */
final class Unjoined {
  /** Lives are told anew when the journal has grown by so much: they need all events. */
  private static final long STEP = 100;

  private long[] days = new long[16];
  private int size;
  private boolean sorted;
  private long to;
  private @Nullable Share told;
  private long toldFor;
  private long toldAt = -1;
  private List<IdLives.Browser> lives = List.of();

  /** Of whom every id is one of a day, and of how many. */
  synchronized Share share(EventTable table, People people, IdHashes hashes, long position)
      throws IOException {
    Share before = told;
    if (before != null && position == toldFor) {
      return before;
    }
    if (position > to) {
      IdLives.dayIds(table, to, id -> add(hashes.of(People.Kind.ANONYMOUS, id)));
      to = position;
    }
    if (!sorted) {
      Arrays.sort(days, 0, size);
      sorted = true;
    }
    int strands = people.strands().size();
    int[] ids = new int[strands];
    boolean[] known = new boolean[strands];
    for (int strand = 0; strand < strands; strand++) {
      int person = people.person(strand);
      ids[person]++;
      known[person] |= Arrays.binarySearch(days, 0, size, people.strands().id(strand)) < 0;
    }
    long unjoinable = 0;
    long all = 0;
    for (int person = 0; person < strands; person++) {
      all += ids[person] > 0 ? 1 : 0;
      unjoinable += ids[person] > 0 && !known[person] ? 1 : 0;
    }
    Share now = new Share(all, unjoinable);
    told = now;
    toldFor = position;
    return now;
  }

  /** People, and those of them who cannot be joined. */
  record Share(long people, long unjoinable) {}

  private void add(long hash) {
    if (size == days.length) {
      days = Arrays.copyOf(days, size * 2);
    }
    days[size++] = hash;
    sorted = false;
  }

  /** How long ids live by browser; as of one event in a hundred before at most. */
  synchronized List<IdLives.Browser> lives(EventTable table, long position, long asOf)
      throws IOException {
    if (toldAt < 0 || position - toldAt > toldAt / STEP || position < toldAt) {
      lives = IdLives.of(table, asOf);
      toldAt = position;
    }
    return lives;
  }

  /** The journal was changed: everything is read again. */
  synchronized void forget() {
    size = 0;
    sorted = false;
    told = null;
    to = 0;
    toldAt = -1;
  }
}
