package io.fullfunnel.bench;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.columns.ColumnShard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Simulated timelines in memory, without any store: what the engine's kernels are measured on. */
final class SimulatedPeople implements Dataset {
  private static final int ROWS_OF_A_SHARD = 2_000_000;

  private final List<Shard> shards = new ArrayList<>();
  private final long[] counts = new long[EventNames.ALL.size()];

  /** Holds as many people as it takes for that many events; the last one's are cut off. */
  SimulatedPeople(Traffic traffic) {
    Visitor visitor = new Visitor(traffic.seed(), traffic.ties());
    Draft draft = new Draft();
    long made = 0;
    for (int person = 0; made < traffic.rows(); person++) {
      visitor.become(person);
      int of = (int) Math.min(visitor.size(), traffic.rows() - made);
      if (draft.rows + of > ROWS_OF_A_SHARD) {
        shards.add(draft.shard());
        draft = new Draft();
      }
      draft.add(person, visitor, of, made);
      made += of;
    }
    shards.add(draft.shard());
  }

  @Override
  public Dictionary dictionary() {
    return new Names();
  }

  @Override
  public List<Shard> shards(Scope scope) {
    return List.copyOf(shards);
  }

  /** The rows of one shard while they are gathered. */
  private final class Draft {
    private final long[] times = new long[ROWS_OF_A_SHARD];
    private final int[] events = new int[ROWS_OF_A_SHARD];
    private final long[] sequences = new long[ROWS_OF_A_SHARD];
    private long[] persons = new long[1024];
    private int[] starts = new int[1024];
    private long[] masks = new long[1024];
    private int people;
    private int rows;

    void add(int person, Visitor visitor, int of, long sequence) {
      if (people + 1 == persons.length) {
        persons = Arrays.copyOf(persons, people * 2);
        starts = Arrays.copyOf(starts, people * 2);
        masks = Arrays.copyOf(masks, people * 2);
      }
      persons[people] = person;
      starts[people] = rows;
      for (int i = 0; i < of; i++) {
        int event = Dictionary.FIRST_EVENT + visitor.event(i);
        times[rows] = (Traffic.START + visitor.second(i)) * 1000;
        events[rows] = event;
        sequences[rows] = sequence + i;
        masks[people] |= 1L << event;
        counts[visitor.event(i)]++;
        rows++;
      }
      people++;
      starts[people] = rows;
    }

    ColumnShard shard() {
      return new ColumnShard(
          Columns.of(times, events, sequences, rows),
          Arrays.copyOf(persons, people),
          Arrays.copyOf(starts, people + 1),
          Arrays.copyOf(masks, people),
          null);
    }
  }

  private final class Names implements Dictionary {
    @Override
    public int events() {
      return FIRST_EVENT + EventNames.ALL.size();
    }

    @Override
    public int event(String name) {
      int at = EventNames.ALL.indexOf(name);
      return at < 0 ? ABSENT : FIRST_EVENT + at;
    }

    @Override
    public String eventName(int id) {
      return EventNames.ALL.get(id - FIRST_EVENT);
    }

    @Override
    public long eventCount(int id) {
      return id < FIRST_EVENT ? 0 : counts[id - FIRST_EVENT];
    }

    @Override
    public Column column(String name) {
      return new Column(0, name, List.of());
    }
  }
}
