package io.fullfunnel.store.journal;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record on disk: length of the stored body · crc32c of all the rest · sequence of the first
 * event · count · kind · version · flags · 0 · stored body. A record that came from a topic has its
 * place there before the body, a compressed body its full length before that.
 */
final class RecordFormat {
  static final int HEADER = 24;

  /** The longest body that is written or believed. */
  static final int MAX_BODY = 256 << 20;

  /** Kind of the record that ends a segment; it takes no sequence and has no body. */
  static final int SEAL = 0;

  private static final int COMPRESS_FROM = 4096;
  private static final int VERSION = 1;
  private static final int ZSTD = 1;
  private static final int TOPIC = 2;
  private static final int CRC_AT = 4;
  private static final int CHECKED_FROM = 8;
  private static final int SEQUENCE_AT = 8;
  private static final int COUNT_AT = 16;
  private static final int KIND_AT = 20;
  private static final int VERSION_AT = 21;
  private static final int FLAGS_AT = 22;

  private RecordFormat() {}

  /** A record whose sequence is still open; {@code bytes[0, length)} goes to disk. */
  @SuppressWarnings("ArrayRecordComponent") // a buffer on its way to disk, never compared
  record Draft(byte[] bytes, int length) {}

  static Draft draft(int kind, int count, byte[] body, @Nullable TopicPlace from) {
    byte[] record = null;
    int at = HEADER + (from == null ? 0 : TopicPlace.BYTES);
    int end = at + body.length;
    int flags = from == null ? 0 : TOPIC;
    if (body.length >= COMPRESS_FROM) {
      ZstdJavaCompressor zstd = new ZstdJavaCompressor();
      byte[] room = new byte[at + 4 + zstd.maxCompressedLength(body.length)];
      int length = 4 + zstd.compress(body, 0, body.length, room, at + 4, room.length - at - 4);
      if (length < body.length) {
        record = room;
        end = at + length;
        flags |= ZSTD;
        ByteBuffer.wrap(room).putInt(at, body.length);
      }
    }
    if (record == null) {
      record = new byte[at + body.length];
      System.arraycopy(body, 0, record, at, body.length);
    }
    ByteBuffer header = ByteBuffer.wrap(record);
    header.putInt(0, end - HEADER).putInt(COUNT_AT, count);
    header.put(KIND_AT, (byte) kind).put(VERSION_AT, (byte) VERSION).put(FLAGS_AT, (byte) flags);
    if (from != null) {
      from.put(header.position(HEADER));
    }
    return new Draft(record, end);
  }

  /** Gives a draft its place in the log. */
  static void place(Draft draft, long sequence) {
    ByteBuffer header = ByteBuffer.wrap(draft.bytes());
    header.putLong(SEQUENCE_AT, sequence);
    header.putInt(CRC_AT, crc(draft.bytes(), 0, draft.length()));
  }

  static int storedLength(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at);
  }

  static long sequence(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getLong(at + SEQUENCE_AT);
  }

  static int count(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at + COUNT_AT);
  }

  static int kind(byte[] bytes, int at) {
    return bytes[at + KIND_AT];
  }

  /** Whether a header can be one, as far as can be told before its body is there. */
  static boolean isPlausible(byte[] bytes, int at) {
    int stored = storedLength(bytes, at);
    int kind = kind(bytes, at);
    int count = count(bytes, at);
    boolean seal = kind == SEAL && count == 0 && stored == 0;
    return stored >= 0
        && stored <= MAX_BODY
        && sequence(bytes, at) >= 0
        && (seal || (kind > 0 && count > 0))
        && bytes[at + HEADER - 1] == 0;
  }

  /** Whether a whole record is as it was written. */
  static boolean isWhole(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at + CRC_AT)
        == crc(bytes, at, HEADER + storedLength(bytes, at));
  }

  /** Where a whole record stands in a topic; null if it came otherwise. */
  static @Nullable TopicPlace topicPlace(byte[] bytes, int at) {
    return isFromTopic(bytes, at)
        ? TopicPlace.get(ByteBuffer.wrap(bytes, at + HEADER, TopicPlace.BYTES))
        : null;
  }

  private static boolean isFromTopic(byte[] bytes, int at) {
    return (bytes[at + FLAGS_AT] & TOPIC) != 0 && storedLength(bytes, at) >= TopicPlace.BYTES;
  }

  /** The entry of a whole record. */
  static EventLog.Entry entry(byte[] bytes, int at) throws IOException {
    int version = bytes[at + VERSION_AT];
    int flags = bytes[at + FLAGS_AT];
    EventLog.Kind kind;
    try {
      kind = EventLog.Kind.of(kind(bytes, at));
    } catch (IllegalArgumentException e) {
      throw new IOException(newer("has the " + e.getMessage()), e);
    }
    if (version != VERSION || (flags & ~(ZSTD | TOPIC)) != 0) {
      throw new IOException(newer("has version " + version + " and flags " + flags));
    }
    int from = at + HEADER + (isFromTopic(bytes, at) ? TopicPlace.BYTES : 0);
    int to = at + HEADER + storedLength(bytes, at);
    byte[] body =
        (flags & ZSTD) == 0 ? Arrays.copyOfRange(bytes, from, to) : expand(bytes, from, to);
    return new EventLog.Entry(sequence(bytes, at), count(bytes, at), kind, body);
  }

  private static String newer(String what) {
    return "The record " + what + ": a newer version of Fullfunnel wrote it. Use that version.";
  }

  private static byte[] expand(byte[] bytes, int from, int to) throws IOException {
    int length = to - from < 4 ? -1 : ByteBuffer.wrap(bytes).getInt(from);
    if (length < 0 || length > MAX_BODY) {
      throw new IOException("The compressed body names the length " + length);
    }
    byte[] body = new byte[length];
    try {
      int got =
          new ZstdJavaDecompressor().decompress(bytes, from + 4, to - from - 4, body, 0, length);
      if (got != length) {
        throw new IOException("The body has " + got + " bytes instead of " + length);
      }
    } catch (MalformedInputException e) {
      throw new IOException("The body cannot be decompressed", e);
    }
    return body;
  }

  private static int crc(byte[] bytes, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, at, 4);
    crc.update(bytes, at + CHECKED_FROM, length - CHECKED_FROM);
    return (int) crc.getValue();
  }
}
