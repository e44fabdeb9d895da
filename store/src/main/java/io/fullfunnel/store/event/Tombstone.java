package io.fullfunnel.store.event;

import io.fullfunnel.store.data.KeyedHash;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a batch where a message of an erased person, or one too old, stood: the message
 * keeps its place and the keyed hash of its messageId, which stays taken, and nothing else.
 */
public final class Tombstone {
  /** No JSON begins with it. */
  private static final byte MARK = 0;

  /** Likewise: what was too old. */
  private static final byte EXPIRED = 1;

  private static final int WITH_ID = 1 + 2 * Long.BYTES;

  private Tombstone() {}

  /** The tombstone of a message. */
  public static byte[] of(@Nullable String messageId, KeyedHash hash) {
    return of(MARK, messageId, hash);
  }

  /** The tombstone of a message that was too old. */
  public static byte[] expired(@Nullable String messageId, KeyedHash hash) {
    return of(EXPIRED, messageId, hash);
  }

  private static byte[] of(byte mark, @Nullable String messageId, KeyedHash hash) {
    if (messageId == null) {
      return new byte[] {mark};
    }
    long[] pair = new long[2];
    hash.hash(messageId, pair);
    return ByteBuffer.allocate(WITH_ID).put(mark).putLong(pair[0]).putLong(pair[1]).array();
  }

  /** Whether the message that a cursor stands at is a tombstone. */
  public static boolean is(BatchBody.Cursor message) {
    return message.length() > 0
        && message.bytes()[message.offset()] <= EXPIRED
        && message.bytes()[message.offset()] >= MARK;
  }

  /** Whether it is one of a message that was too old, and not of an erased person. */
  public static boolean isExpired(BatchBody.Cursor message) {
    return message.length() > 0 && message.bytes()[message.offset()] == EXPIRED;
  }

  /** Whether the message had a messageId. */
  public static boolean hasId(BatchBody.Cursor message) {
    return message.length() == WITH_ID;
  }

  /** One half of the id's hash. */
  public static long high(BatchBody.Cursor message) {
    return ByteBuffer.wrap(message.bytes()).getLong(message.offset() + 1);
  }

  /** The other half. */
  public static long low(BatchBody.Cursor message) {
    return ByteBuffer.wrap(message.bytes()).getLong(message.offset() + 1 + Long.BYTES);
  }
}
