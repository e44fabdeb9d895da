package io.fullfunnel.store.person;

import io.fullfunnel.store.people.Changes;
import io.fullfunnel.store.people.Decision;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.IdUse;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.timelines.Timelines;
import io.fullfunnel.store.workspace.StrandName;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a team decides about who is who: that two ids are one person, or that they are not. Shows
 * what a decision changes before it is written; a later decision about the same ids takes it back.
 */
public final class PersonDecisions {
  private static final int SHOWN_IDS = 100;

  private final Workspace workspace;

  public PersonDecisions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What is decided, and of whom. */
  public record Wanted(String one, String other, boolean together) {}

  /** Shows what a decision would change; writes nothing. */
  public PersonChange preview(Wanted wanted) throws IOException {
    synchronized (workspace) {
      return look(wanted, pair(wanted), false);
    }
  }

  /**
   * Writes a decision down: it counts from now on, also for what happened before.
   *
   * @param by who decides
   * @return what it changes
   */
  public PersonChange decide(Wanted wanted, String by) throws IOException {
    synchronized (workspace) {
      Pair pair = pair(wanted);
      PersonChange change = look(wanted, pair, true);
      StrandName one = workspace.askPeople(people -> StrandName.of(people, pair.one()));
      StrandName other = workspace.askPeople(people -> StrandName.of(people, pair.other()));
      workspace.decide(one, other, wanted.together(), by);
      return change;
    }
  }

  /** Two strands. */
  private record Pair(int one, int other) {}

  private Pair pair(Wanted wanted) throws IOException {
    Snapshot snapshot = workspace.snapshot();
    int one = Lookup.strand(workspace, snapshot, wanted.one());
    int other = Lookup.strand(workspace, snapshot, wanted.other());
    if (one < 0 || other < 0) {
      throw new DecisionException(
          "No event has the id \"" + (one < 0 ? wanted.one() : wanted.other()) + "\".");
    }
    if (one == other) {
      throw new DecisionException(
          "\"%s\" and \"%s\" are the same id; name two different ones."
              .formatted(wanted.one(), wanted.other()));
    }
    return new Pair(one, other);
  }

  private PersonChange look(Wanted wanted, Pair pair, boolean written) throws IOException {
    Snapshot snapshot = workspace.snapshot();
    Seen seen = workspace.askTimelines(timelines -> see(timelines, wanted, pair));
    if (wanted.together() && seen.oneBefore) {
      throw new DecisionException(
          "\"%s\" and \"%s\" are one person already.".formatted(wanted.one(), wanted.other()));
    }
    if (wanted.together() && !seen.oneAfter) {
      throw new DecisionException(
          "\"%s\" and \"%s\" cannot become one person, because others of their ids were said not to"
                  .formatted(wanted.one(), wanted.other())
              + " be one. Link those first.");
    }
    long[] sequences = seen.sequences.stream().mapToLong(Long::longValue).toArray();
    List<IdUse> uses = workspace.ask(snapshot, table -> table.uses(sequences));
    return workspace.askPeople(people -> {
      Map<Integer, PersonChange.Id> ids = new TreeMap<>();
      for (IdUse use : uses) {
        int strand = Lookup.strand(people, use.kind(), use.value());
        if (seen.before.containsKey(strand)) {
          ids.put(strand, new PersonChange.Id(use.kind(), use.value()));
        }
      }
      return new PersonChange(
          wanted.together(),
          written,
          somebodies(people, seen, seen.before, ids),
          somebodies(people, seen, seen.after, ids));
    });
  }

  /** Strands of the people concerned: whose they are, and what stands under them. */
  private static final class Seen {
    final Map<Integer, Integer> before = new TreeMap<>();
    final Map<Integer, Integer> after = new TreeMap<>();
    final Map<Integer, long[]> spans = new TreeMap<>();
    final List<Long> sequences = new ArrayList<>();
    boolean oneBefore;
    boolean oneAfter;

    void row(int strand, long time, boolean isEvent, long sequence) {
      sequences.add(sequence);
      if (isEvent) {
        spans.merge(
            strand,
            new long[] {1, time, time},
            (a, b) -> new long[] {a[0] + b[0], Math.min(a[1], b[1]), Math.max(a[2], b[2])});
      }
    }
  }

  private static Seen see(Timelines timelines, Wanted wanted, Pair pair) throws IOException {
    People people = timelines.people();
    Seen seen = new Seen();
    seen.oneBefore = people.person(pair.one()) == people.person(pair.other());
    Set<Integer> concerned = new TreeSet<>();
    concerned.add(people.person(pair.one()));
    concerned.add(people.person(pair.other()));
    Map<Integer, Integer> moved = new TreeMap<>();
    Decision decision =
        new Decision(pair.one(), pair.other(), wanted.together(), Long.MAX_VALUE, 0, "");
    Changes heard =
        new Changes() {
          @Override
          public void joined(int person, int former) {
            concerned.add(person);
            concerned.add(former);
          }

          @Override
          public void moved(int strand, int from, int to) {
            moved.put(strand, to);
            concerned.add(from);
            concerned.add(to);
          }
        };
    people.suppose(
        decision,
        heard,
        () -> seen.oneAfter = people.person(pair.one()) == people.person(pair.other()));
    for (int person : concerned) {
      timelines.forEachRow(
          person,
          (strand, time, isEvent, sequence) -> {
            seen.before.put(strand, person);
            seen.after.put(strand, moved.getOrDefault(strand, person));
            seen.row(strand, time, isEvent, sequence);
          });
    }
    return seen;
  }

  private static List<PersonChange.Somebody> somebodies(
      People people, Seen seen, Map<Integer, Integer> persons, Map<Integer, PersonChange.Id> ids) {
    Map<Integer, List<Integer>> strands = new TreeMap<>();
    persons.forEach(
        (strand, person) -> strands.computeIfAbsent(person, p -> new ArrayList<>()).add(strand));
    List<PersonChange.Somebody> all = new ArrayList<>();
    strands.forEach((person, own) -> {
      long[] span = {0, Long.MAX_VALUE, Long.MIN_VALUE};
      List<PersonChange.Id> named = new ArrayList<>();
      for (int strand : own) {
        long[] rows =
            seen.spans.getOrDefault(strand, new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE});
        span[0] += rows[0];
        span[1] = Math.min(span[1], rows[1]);
        span[2] = Math.max(span[2], rows[2]);
        PersonChange.Id id = ids.get(strand);
        if (id != null && named.size() < SHOWN_IDS) {
          named.add(id);
        }
      }
      all.add(
          new PersonChange.Somebody(
              Lookup.text(people.strands().id(person)),
              named,
              span[0],
              time(span, 1),
              time(span, 2)));
    });
    return all;
  }

  private static @Nullable Long time(long[] span, int which) {
    return span[0] == 0 ? null : Long.valueOf(span[which]);
  }
}
