package io.fullfunnel.store.journal;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where a record stands in a topic. A record that came from a topic carries its place, so that what
 * was taken from there and what stands in the journal are never two states.
 *
 * @param topic the id that the topic got when it was made; one of the same name that is made again
 *     has another
 * @param epoch of the leader that took the record; with the offset it tells a topic that lost its
 *     end and grew again
 * @param offset the record's number in the topic
 */
public record TopicPlace(UUID topic, int epoch, long offset) {
  static final int BYTES = 28;

  void put(ByteBuffer to) {
    to.putLong(topic.getMostSignificantBits()).putLong(topic.getLeastSignificantBits());
    to.putInt(epoch).putLong(offset);
  }

  static TopicPlace get(ByteBuffer from) {
    UUID topic = new UUID(from.getLong(), from.getLong());
    return new TopicPlace(topic, from.getInt(), from.getLong());
  }
}
