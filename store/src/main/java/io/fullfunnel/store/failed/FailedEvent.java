package io.fullfunnel.store.failed;

import java.io.IOException;

/**
 * An event that counts nowhere and is kept.
 *
 * @param receivedMillis when it arrived
 * @param from where it came from, as envelopes name it
 * @param key id of the key it came with, the empty text if none
 * @param importNumber the import it belongs to, 0 if none
 * @param reader who could not take it: {@link #COLLECT} or a reader of the journal
 * @param code why, for programs
 * @param sentence why
 * @param content the message as it would stand in the journal
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to a file or a screen, never compared
public record FailedEvent(
    FailedId id,
    long receivedMillis,
    String from,
    String key,
    long importNumber,
    String reader,
    String code,
    String sentence,
    byte[] content) {
  /** The reader of those that were refused where they arrived. */
  public static final String COLLECT = "collect";

  /** The code of those that a reader of the journal cannot take. */
  public static final String UNREADABLE = "unreadable";

  /** One that was refused and has no id yet. */
  @SuppressWarnings("ArrayRecordComponent") // on its way to a file, never compared
  public record Draft(
      long receivedMillis, String from, String key, String code, String sentence, byte[] content) {
    /** Bytes that it takes in memory and on disk, about. */
    public int size() {
      return content.length + sentence.length() + 100;
    }

    FailedEvent with(FailedId id) {
      return new FailedEvent(id, receivedMillis, from, key, 0, COLLECT, code, sentence, content);
    }
  }

  /** Takes events, one after another. */
  public interface Visitor {
    void visit(FailedEvent event) throws IOException;
  }
}
