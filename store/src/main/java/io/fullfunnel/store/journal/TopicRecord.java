package io.fullfunnel.store.journal;

import java.io.IOException;
import java.util.Arrays;

/** A record on its way through a topic: as it stands in a segment, but without a sequence. */
public final class TopicRecord {
  private TopicRecord() {}

  /** The bytes of a record. */
  public static byte[] encode(EventLog.Kind kind, int count, byte[] body) {
    RecordFormat.Draft draft = RecordFormat.draft(kind.code(), count, body, null);
    RecordFormat.place(draft, 0);
    return Arrays.copyOf(draft.bytes(), draft.length());
  }

  /**
   * The record of these bytes; its sequence is 0.
   *
   * @throws IOException if they are none, are not what was written, or are of a newer version
   */
  public static EventLog.Entry decode(byte[] bytes) throws IOException {
    boolean whole =
        bytes.length >= RecordFormat.HEADER
            && RecordFormat.isPlausible(bytes, 0)
            && RecordFormat.kind(bytes, 0) != RecordFormat.SEAL
            && bytes.length == RecordFormat.HEADER + RecordFormat.storedLength(bytes, 0)
            && RecordFormat.sequence(bytes, 0) == 0
            && RecordFormat.isWhole(bytes, 0)
            && RecordFormat.topicPlace(bytes, 0) == null;
    if (!whole) {
      throw new IOException("These " + bytes.length + " bytes are no record of a journal.");
    }
    return RecordFormat.entry(bytes, 0);
  }
}
