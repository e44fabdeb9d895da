package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.stages.StageList.What;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the moves behind the number that is to be listed; without a list it does nothing. */
final class Listing {
  private final @Nullable StageList list;
  private final Groups groups;
  private @Nullable Timeline timeline;
  private boolean wanted;
  private int track;
  private @Nullable Move stands;
  private @Nullable Move reached;

  Listing(@Nullable StageList list, Groups groups) {
    this.list = list;
    this.groups = groups;
  }

  void person(Timeline person, GroupKey key) {
    timeline = person;
    wanted = list != null && (list.group() == null || groups.names(key).equals(list.group()));
  }

  void walk(int ofTrack) {
    track = ofTrack;
    stands = null;
    reached = null;
  }

  /** The move as it would be listed; null if it will not be. */
  @Nullable Move move(int from, int to, long time, long since, int row, int latestRow) {
    Timeline person = timeline;
    if (!wanted || person == null) {
      return null;
    }
    int event = row == Walker.DECAY ? Walker.DECAY : person.event(row);
    return new Move(
        person.person(), time, person.sequence(latestRow), event, from, to, since, track);
  }

  private boolean asks(int span, What... any) {
    return wanted && list != null && list.span() == span && List.of(any).contains(list.what());
  }

  void stands(int span, @Nullable Move move) {
    if (asks(span, What.NOW, What.STUCK)) {
      stands = move;
    }
  }

  void reached(int span, @Nullable Move move) {
    if (asks(span, What.HIGH_WATER)) {
      reached = move;
    }
  }

  /** A move that was counted. */
  void counted(StageCell cell, int span, boolean again, boolean isNew, @Nullable Move move) {
    if (list == null || list.span() != span || move == null) {
      return;
    }
    int place = place(cell, list.stages().getFirst());
    boolean listed =
        switch (list.what()) {
          case ENTERED -> move.to() == place;
          case REENTERED -> move.to() == place && again;
          case LEFT -> move.from() == place;
          case FLOW -> isNew && isFlow(cell, move, list.stages());
          case MOVES -> isFlow(cell, move, list.stages());
          case DECAYED -> move.event() == Walker.DECAY && isFlow(cell, move, list.stages());
          default -> false;
        };
    if (listed) {
      keep(cell, move);
    }
  }

  private static boolean isFlow(StageCell cell, Move move, List<Integer> pair) {
    int from = pair.get(0);
    int to = pair.get(1);
    int start = cell.stages + 1;
    int place = from == StageModel.START ? start : place(cell, from);
    return move.from() == place && move.to() == place(cell, to);
  }

  private static int place(StageCell cell, int stage) {
    return stage == StageModel.OUTSIDE ? cell.stages : stage;
  }

  /** A loop that was counted; {@code isNew} if it is this person's first. */
  void loop(StageCell cell, int span, List<Integer> loop, boolean isNew, @Nullable Move move) {
    boolean asked = asks(span, What.LOOPS) || (isNew && asks(span, What.LOOP));
    if (asked && move != null && list != null && list.stages().equals(loop)) {
      keep(cell, move);
    }
  }

  /** A walk's end. */
  void ended(StageCell cell, int span, boolean stuck) {
    if (list == null || !asks(span, What.NOW, What.STUCK, What.HIGH_WATER)) {
      return;
    }
    Move move = list.what() == What.HIGH_WATER ? reached : stands;
    boolean listed = list.what() != What.STUCK || stuck;
    int place = place(cell, list.stages().getFirst());
    if (move != null && listed && move.to() == place) {
      keep(cell, move);
    }
  }

  private void keep(StageCell cell, Move move) {
    Entries<Move> moves = cell.listed;
    if (moves == null) {
      moves = new Entries<>(list == null ? 0 : list.limit());
      cell.listed = moves;
    }
    moves.add(move);
  }
}
