package io.fullfunnel.store.fault;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A named place in the code where a test lets the process die as if the power went.
 *
 * <p>Armed only by the system property {@code fullfunnel.failpoint=NAME:n}: the n-th passage of
 * that point ends the process at once with status 137. Not armed, a passage is one comparison with
 * a constant.
 */
public enum Failpoint {
  /** The journal is about to write a record. */
  J1,
  /** A record is written, nothing is forced to disk. */
  J2,
  /** The disk has confirmed the records, nobody was told. */
  J3,
  /** In the change to a new segment: old one sealed; then again when the new one has its name. */
  J9,
  /** A reader takes a record from the journal. */
  J10,
  /** Admission: new runs and verdicts are on disk, the manifest still names the old ones. */
  A1,
  /** Admission: the new manifest is in force, files it no longer names are still there. */
  A2,
  /** A file is complete under its temporary name, not yet under its own. */
  S1,
  /** The event table: the rows are inserted, the transaction is not committed. */
  T1,
  /** The event table: committed, the mark beside it still tells of the commit before. */
  T2,
  /** Timelines: the files of a new base are on disk, the manifest still names the old one. */
  G1,
  /** Timelines: the new manifest is in force, the old base is still there. */
  G2,
  /** An import's beginning is on disk, none of its rows. */
  I1,
  /** A batch of an import is in the journal. */
  I2,
  /** All rows of an import are on disk, its end is not. */
  I3,
  /** An import's undoing is on disk, the derived files still count it. */
  U1,
  /** The admission index is dropped, the shards and the event table are still there. */
  U2,
  /** An erasure is on record, nothing of it is done. */
  E1,
  /** A segment of the journal is written anew beside the old one. */
  E2,
  /** A segment without the erased has taken the old one's name. */
  E3,
  /** The journal is without the erased, the derived files are as they were. */
  E4,
  /** The derived files are gone, the erasure is not on record as done. */
  E5,
  /** Refused events are on record, those of them that are kept are not. */
  K1,
  /** Some of the events that were kept are let go. */
  K2,
  /** Repaired events are in the journal and still lie among the failed. */
  R1;

  private static final String PROPERTY = "fullfunnel.failpoint";
  private static final int KILLED = 137;
  private static final @Nullable Failpoint ARMED = armed(System.getProperty(PROPERTY));
  private static final AtomicInteger LEFT =
      new AtomicInteger(passage(System.getProperty(PROPERTY)));

  /** Marks a passage; does not return from the one that is armed. */
  public void here() {
    if (this == ARMED && LEFT.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private static @Nullable Failpoint armed(@Nullable String setting) {
    if (setting == null) {
      return null;
    }
    String name = setting.contains(":") ? setting.substring(0, setting.indexOf(':')) : setting;
    for (Failpoint point : values()) {
      if (point.name().equals(name)) {
        return point;
      }
    }
    throw new IllegalArgumentException(
        "System property "
            + PROPERTY
            + "="
            + setting
            + ": no such point; there are "
            + Arrays.toString(values()));
  }

  private static int passage(@Nullable String setting) {
    if (setting == null || !setting.contains(":")) {
      return 1;
    }
    return Integer.parseInt(setting.substring(setting.indexOf(':') + 1));
  }
}
