package io.fullfunnel.store.workspace;

import io.fullfunnel.store.people.People;
import java.util.BitSet;

/** What became of one import's rows: counted while readers take them in. */
public final class Tally {
  private final long importNumber;
  private final BitSet strands = new BitSet();
  private long stored;
  private long duplicate;
  private long erased;
  private long people;

  Tally(long importNumber) {
    this.importNumber = importNumber;
  }

  public long importNumber() {
    return importNumber;
  }

  /** Messages that count from now on. */
  public long stored() {
    return stored;
  }

  /** Messages whose messageId was there before. */
  public long duplicate() {
    return duplicate;
  }

  /** Messages of people who were erased. */
  public long erased() {
    return erased;
  }

  /** People to whom the stored messages belong. */
  public long people() {
    return people;
  }

  void stored(int strand) {
    stored++;
    if (strand >= 0) {
      strands.set(strand);
    }
  }

  void duplicated() {
    duplicate++;
  }

  void erasedOne() {
    erased++;
  }

  /** Turns strands into people, when all links are known. */
  void close(People who) {
    BitSet roots = new BitSet();
    for (int s = strands.nextSetBit(0); s >= 0; s = strands.nextSetBit(s + 1)) {
      roots.set(who.person(s));
    }
    people = roots.cardinality();
  }
}
