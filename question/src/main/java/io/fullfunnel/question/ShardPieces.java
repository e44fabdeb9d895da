package io.fullfunnel.question;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.stored.StoredRows;
import io.fullfunnel.store.traffic.ShardFlags;
import io.fullfunnel.store.traffic.Sign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A workspace's people cut into the shards of a snapshot: whole people, of about as many rows. */
final class ShardPieces {
  private final List<ColumnShard> shards;
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * Some people of one shard.
   *
   * @param source the shard they stand in
   * @param from per person the first row there
   * @param to per person the row behind the last
   */
  @SuppressWarnings("ArrayRecordComponent") // read here only, never compared
  record Piece(int source, long[] persons, int[] from, int[] to, int rows) {}

  /** The code of a row of a shard. */
  interface Coded {
    int at(int source, int row);
  }

  /**
   * @param most rows of a piece, if a single person does not have more
   */
  ShardPieces(List<ColumnShard> shards, int most) {
    this.shards = shards;
    for (int source = 0; source < shards.size(); source++) {
      Cut cut = new Cut(source, most);
      shards.get(source).forEachIndex((index, person, from, to) -> cut.add(person, from, to));
      cut.finish();
    }
  }

  /** Gathers people until a piece is full. */
  private final class Cut {
    private final int source;
    private final int most;
    private long[] persons = new long[1024];
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int people;
    private int rows;

    Cut(int source, int most) {
      this.source = source;
      this.most = most;
    }

    void add(long person, int first, int end) {
      if (rows > 0 && rows + end - first > most) {
        finish();
      }
      if (people == persons.length) {
        persons = Arrays.copyOf(persons, people * 2);
        from = Arrays.copyOf(from, people * 2);
        to = Arrays.copyOf(to, people * 2);
      }
      persons[people] = person;
      from[people] = first;
      to[people++] = end;
      rows += end - first;
    }

    void finish() {
      if (people > 0) {
        pieces.add(
            new Piece(
                source,
                Arrays.copyOf(persons, people),
                Arrays.copyOf(from, people),
                Arrays.copyOf(to, people),
                rows));
      }
      people = 0;
      rows = 0;
    }
  }

  List<Piece> all() {
    return pieces;
  }

  /** The rows of a piece, with the flags that stand at them. */
  StoredRows rows(Piece piece, ShardFlags flags) {
    Columns columns = shards.get(piece.source()).columns();
    long[] times = new long[piece.rows()];
    int[] events = new int[piece.rows()];
    long[] sequences = new long[piece.rows()];
    byte[] signs = new byte[flags.isEmpty() ? 0 : piece.rows()];
    int[] starts = new int[piece.persons().length + 1];
    int next = 0;
    for (int p = 0; p < piece.persons().length; p++) {
      starts[p] = next;
      for (int row = piece.from()[p]; row < piece.to()[p]; row++) {
        times[next] = columns.timeMillis(row);
        events[next] = columns.event(row);
        sequences[next] = columns.sequence(row);
        if (signs.length > 0) {
          signs[next] = flags(flags.at(row));
        }
        next++;
      }
    }
    starts[piece.persons().length] = next;
    return new StoredRows(
        Columns.of(times, events, sequences, next), piece.persons(), starts, signs);
  }

  /** Signs as a snapshot keeps them. */
  static byte flags(int signs) {
    return (byte)
        (((signs & Sign.BOTS) != 0 ? StoredRows.BOT : 0)
            | ((signs & Sign.INTERNAL) != 0 ? StoredRows.INTERNAL : 0));
  }

  /** The codes of a piece's rows. */
  static Codes codes(Piece piece, Coded coded, int largest) {
    Codes codes = Codes.absent(piece.rows(), largest);
    int next = 0;
    for (int p = 0; p < piece.persons().length; p++) {
      for (int row = piece.from()[p]; row < piece.to()[p]; row++) {
        codes.set(next++, coded.at(piece.source(), row));
      }
    }
    return codes;
  }
}
