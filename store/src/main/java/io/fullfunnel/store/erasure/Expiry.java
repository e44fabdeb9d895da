package io.fullfunnel.store.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.consent.ConsentReading;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.privacy.Keeping;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is too old out of batches of messages: each leaves a tombstone. Used by one thread.
 */
public final class Expiry {
  private final KeyedHash hash;
  private final List<Keeping> rules;
  private final long now;
  private final long[] expired;
  private final EventDecoder decoder = new EventDecoder();

  /**
   * @param now from which ages are told, epoch milliseconds
   */
  public Expiry(KeyedHash hash, List<Keeping> rules, long now) {
    this.hash = hash;
    this.rules = List.copyOf(rules);
    this.now = now;
    this.expired = new long[rules.size()];
  }

  /** Messages that went, by rule. */
  public long[] expired() {
    return expired.clone();
  }

  /** The body without what is too old; null if nothing is. */
  public byte @Nullable [] body(byte[] body) {
    BatchBody.Cursor cursor = new BatchBody.Cursor(body);
    BatchBody.@Nullable Writer changed = null;
    for (int index = 0; cursor.next(); index++) {
      byte[] instead = instead(cursor);
      if (changed == null) {
        if (instead == null) {
          continue;
        }
        changed = Eraser.beginning(body, index);
      }
      if (instead == null) {
        changed.add(cursor.row(), cursor.bytes(), cursor.offset(), cursor.length());
      } else {
        changed.add(cursor.row(), instead, 0, instead.length);
      }
    }
    return changed == null ? null : changed.toBytes();
  }

  private byte @Nullable [] instead(BatchBody.Cursor message) {
    if (Tombstone.is(message)) {
      return null;
    }
    Event event;
    try {
      event =
          decoder.decode(
              0,
              message.row(),
              message.envelope().importNumber(),
              message.envelope().receivedMillis(),
              message.bytes(),
              message.offset(),
              message.length());
    } catch (IllegalArgumentException e) {
      return null; // nobody knows how old it is
    }
    int rule = Keeping.rule(rules, event, ConsentReading.isStatement(event.name()));
    if (rule < 0
        || event.timeMillis() >= now - Duration.ofDays(rules.get(rule).days()).toMillis()) {
      return null;
    }
    expired[rule]++;
    return Tombstone.expired(event.messageId(), hash);
  }

  /** What is to be done, as it is kept until it is done. */
  public static byte[] job(List<Keeping> rules, long now) {
    StringBuilder text = new StringBuilder("1\n").append(now).append('\n');
    rules.forEach(rule -> text.append(rule.days()).append(' ').append(rule.of()).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  /** What {@link #job} wrote. */
  public static Expiry of(KeyedHash hash, byte[] job) {
    List<String> lines = new String(job, UTF_8).lines().toList();
    List<Keeping> rules =
        lines.stream()
            .skip(2)
            .map(line -> {
              int space = line.indexOf(' ');
              return new Keeping(
                  line.substring(space + 1), Integer.parseInt(line.substring(0, space)));
            })
            .toList();
    return new Expiry(hash, rules, Long.parseLong(lines.get(1)));
  }
}
