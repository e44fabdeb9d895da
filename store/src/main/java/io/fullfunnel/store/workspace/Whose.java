package io.fullfunnel.store.workspace;

import io.fullfunnel.store.people.People;
import io.fullfunnel.store.timelines.Timelines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What there is of a person.
 *
 * @param strand its oldest
 * @param ids hashes of everything it is known by, also of addresses that nobody else has
 * @param sequences of its events and identify calls
 */
@SuppressWarnings("ArrayRecordComponent") // read where it was made, never compared
record Whose(int strand, Set<Long> ids, long[] sequences, long events) {

  /** The person that an id belongs to, with everything up to the journal's end in it. */
  static Whose of(Readers readers, StrandName id) throws IOException {
    readers.table();
    readers.read();
    Timelines all = readers.finishTimelines();
    People people = all.people();
    int named = people.strands().find(id.high(), id.low());
    if (named < 0) {
      throw new IllegalArgumentException("no event has the id " + id.text());
    }
    int person = people.person(named);
    Set<Long> ids = new TreeSet<>();
    for (int strand = 0; strand < people.strands().size(); strand++) {
      if (people.person(strand) == person) {
        ids.add(people.strands().id(strand));
      }
    }
    Set<Long> addresses = new TreeSet<>();
    Set<Long> shared = new TreeSet<>();
    people.forEachAddress(
        (strand, address) -> (people.person(strand) == person ? addresses : shared).add(address));
    addresses.removeAll(shared);
    ids.addAll(addresses);
    List<Long> sequences = new ArrayList<>();
    long[] events = {0};
    all.forEachRow(
        person,
        (strand, time, isEvent, sequence) -> {
          sequences.add(sequence);
          events[0] += isEvent ? 1 : 0;
        });
    return new Whose(
        person, ids, sequences.stream().mapToLong(Long::longValue).toArray(), events[0]);
  }
}
