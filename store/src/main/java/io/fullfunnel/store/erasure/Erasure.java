package io.fullfunnel.store.erasure;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One entry of the erasure log.
 *
 * @param number from 1
 * @param by who asked for it, as lists name them
 * @param done whether every file is rid of the person
 * @param events that the person had
 * @param ids keyed hashes of everything that the person was known by
 */
public record Erasure(
    int number, Instant at, String by, boolean done, long events, List<Long> ids) {
  private static final String TAB = "\t";
  private static final HexFormat HEX = HexFormat.of();

  public Erasure {
    ids = List.copyOf(ids);
    by = by.replace('\t', ' ').replace('\n', ' ');
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("erasure " + number + " names no id");
    }
  }

  Erasure numbered(int other, boolean isDone) {
    return new Erasure(other, at, by, isDone, events, ids);
  }

  /** Whether it is the same, wherever it is on record. */
  boolean isSame(Erasure other) {
    return at.equals(other.at) && ids.equals(other.ids);
  }

  String line() {
    return String.join(
        TAB,
        Integer.toString(number),
        at.toString(),
        by,
        done ? "done" : "pending",
        Long.toString(events),
        ids.stream().map(HEX::toHexDigits).collect(Collectors.joining(" ")));
  }

  static Erasure of(String line) {
    String[] part = line.split(TAB, -1);
    return new Erasure(
        Integer.parseInt(part[0]),
        Instant.parse(part[1]),
        part[2],
        part[3].equals("done"),
        Long.parseLong(part[4]),
        Arrays.stream(part[5].split(" ")).map(HexFormat::fromHexDigitsToLong).toList());
  }
}
