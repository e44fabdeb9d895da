package io.fullfunnel.store.workspace;

import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.Ids;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A strand as the journal names it: by its hash, so that no id stands there in the clear. */
public record StrandName(People.Kind kind, long high, long low) {
  private static final HexFormat HEX = HexFormat.of();

  /** The name of a strand. */
  public static StrandName of(People people, int strand) {
    return new StrandName(
        people.strands().kind(strand), people.strands().id(strand), people.strands().low(strand));
  }

  /** What {@link #text} wrote. */
  static StrandName of(String text) {
    return new StrandName(
        People.Kind.of(text.charAt(0) - '0'),
        HexFormat.fromHexDigitsToLong(text, 2, 18),
        HexFormat.fromHexDigitsToLong(text, 18, 34));
  }

  String text() {
    return kind.code() + ":" + HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }

  /** The person's id as answers write it, or null for ids that name nobody. */
  static @Nullable String person(People people, Ids ids) {
    int strand = people.find(ids.userId(), ids.anonymousId(), ids.email());
    return strand < 0
        ? null
        : "p_" + HexFormat.of().toHexDigits(people.strands().id(people.person(strand)));
  }
}
