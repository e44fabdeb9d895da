package io.fullfunnel.collect;

import io.fullfunnel.collect.Committer.Pending;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in: key, parse, limits, append, each a step that goes on or says why not. Knows
 * nothing of sockets. The client's clock is corrected by readers, from what is kept here: when the
 * request arrived and what the client's clock showed. Thread-safe.
 */
public final class Collector implements Closeable {
  private static final System.Logger LOGGER = System.getLogger(Collector.class.getName());
  private static final String UNAVAILABLE = "unavailable";
  private static final String NOT_STORED =
      "The events cannot be stored at the moment; nothing of them was acknowledged. Send them"
          + " again.";
  private static final Sender NOBODY = new Sender(Counts.NOBODY, Counts.NOBODY, false);

  /** Seconds after which a client may try again when the disk does not keep up. */
  private static final int PAUSE = 1;

  private static final long UNHEALTHY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Senders senders;
  private final RateLimit rate;
  private final InstantSource clock;
  private final Onlooker onlooker;
  private final Committer committer;
  private final DayIds days;
  private final Snippet snippet;
  private final MessageIds ids = new MessageIds();
  private final Counts counts = new Counts();
  private final LongSupplier nanos;

  /** When a workspace's disk last refused events, and took none since. */
  private final Map<String, Long> failing = new ConcurrentHashMap<>();

  /**
   * How much is taken in.
   *
   * @param perSecond events of one key in a second
   * @param waitingBytes bytes that may wait for the disk
   */
  public record Means(int perSecond, long waitingBytes) {
    /** For a process that does nothing else. */
    public static Means usual() {
      return new Means(100_000, Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8));
    }
  }

  public Collector(KeyBook keys, EventSink sink, Means means, InstantSource clock) {
    this(keys, sink, means, clock, Onlooker.NONE);
  }

  /** One whose refusals somebody looks at. */
  public Collector(
      KeyBook keys, EventSink sink, Means means, InstantSource clock, Onlooker onlooker) {
    LongSupplier nanos = System::nanoTime;
    this.onlooker = onlooker;
    this.senders = new Senders(keys, nanos);
    this.rate = new RateLimit(means.perSecond(), nanos);
    this.clock = clock;
    this.nanos = nanos;
    this.days = new DayIds(clock);
    this.snippet = Snippet.shipped(clock);
    this.committer = new Committer(sink, means.waitingBytes());
    committer.start();
  }

  /** What became of events so far. */
  public Counts counts() {
    return counts;
  }

  /** What pages get beside answers. */
  public Snippet snippet() {
    return snippet;
  }

  /**
   * What became of the events of a workspace so far, as Prometheus reads it; null unless the key is
   * a server key.
   */
  public @Nullable String metrics(@Nullable String key) throws IOException {
    Sender sender = key == null ? null : senders.find(key);
    return sender == null || !sender.server() ? null : counts.prometheus(sender.workspace());
  }

  /** Whether the disks took the events of the last minute. */
  public boolean isHealthy() {
    long now = nanos.getAsLong();
    return failing.values().stream().noneMatch(at -> now - at < UNHEALTHY_NANOS);
  }

  /** Whether the disk of a workspace took the last events that were sent to it. */
  public boolean isHealthy(String workspace) {
    return !failing.containsKey(workspace);
  }

  /**
   * Takes a call in.
   *
   * @param later is given the answer when the disk has confirmed the events; called by another
   *     thread, which it must not hold up
   * @return the answer, where there is nothing to wait for; else null
   */
  public @Nullable Answer take(TrackRequest request, Consumer<Answer> later) {
    Answer answer =
        answer(
            request,
            answered -> {
              counts.answer(answered.status());
              later.accept(answered);
            });
    if (answer != null) {
      counts.answer(answer.status());
    }
    return answer;
  }

  private @Nullable Answer answer(TrackRequest request, Consumer<Answer> later) {
    Sender sender = null;
    try {
      sender = request.key() == null ? null : senders.find(request.key());
      if (request.key() != null && sender == null) {
        return unknownKey();
      }
      Body body = read(request);
      if (sender == null && body.writeKey() != null) {
        sender = senders.find(body.writeKey());
      }
      if (sender == null) {
        return body.writeKey() == null ? noKey() : unknownKey();
      }
      int wait = rate.take(sender.key(), body.items().size());
      if (wait > 0) {
        String sentence = "This key sends more events than it may in a second.";
        refuse(sender, "rate_limited", sentence, body.items().size());
        return Answer.problem(429, "rate_limited", sentence, wait);
      }
      return append(request, body, sender, later);
    } catch (WrongBodyException e) {
      wrongBody(request, sender, e);
      return Answer.problem(e.isTooLarge() ? 413 : 400, e.code(), e.sentence());
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Keys cannot be read.", e);
      return unavailable();
    } catch (RuntimeException e) { // no body may end those who serve it
      LOGGER.log(System.Logger.Level.ERROR, "A request could not be worked on.", e);
      return Answer.problem(
          500, "failed", "This body could not be worked on, for a fault of ours; none was stored.");
    }
  }

  /** Counts a body of which nothing can be taken as one. */
  private void wrongBody(TrackRequest request, @Nullable Sender sender, WrongBodyException wrong) {
    counts.event(sender == null ? NOBODY : sender, wrong.code(), 1);
    if (sender != null) {
      byte[] body = request.body();
      boolean packed = request.gzip() || Unpacking.isPacked(body);
      String content = packed ? "" : Refused.content(body, 0, body.length);
      onlooker.saw(
          new Refused(
              sender, clock.millis(), wrong.code(), wrong.sentence(), 0, null, null, content));
    }
  }

  /** Counts events of a request that does not go in as a whole. */
  private void refuse(Sender sender, String code, String sentence, int events) {
    counts.event(sender, code, events);
    onlooker.saw(Refused.request(sender, clock.millis(), code, sentence, events));
  }

  private Answer noKey() {
    counts.event(NOBODY, "no_key", 1);
    return Answer.problem(
        401,
        "no_key",
        "Which key? Give a write or server key as the Basic user name, as X-Write-Key or as"
            + " writeKey in the body.");
  }

  private Answer unknownKey() {
    counts.event(NOBODY, "unknown_key", 1);
    return Answer.problem(
        401, "unknown_key", "This key is unknown, revoked or not for sending events.");
  }

  private static Answer unavailable() {
    return Answer.problem(503, UNAVAILABLE, NOT_STORED, PAUSE);
  }

  private static Body read(TrackRequest request) throws WrongBodyException {
    byte[] bytes = request.body();
    if (request.gzip() || Unpacking.isPacked(bytes)) {
      bytes = Unpacking.unpack(bytes);
    }
    if (bytes.length > Limits.BODY) {
      throw Unpacking.tooLarge();
    }
    return BodyReader.read(request.route(), bytes);
  }

  /** The events of a body that go in, and those that do not. */
  private static final class Sorted {
    final Bytes bytes = new Bytes();
    final List<Integer> ends = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();

    /** The id of each event of the body; null where it was refused. */
    final List<@Nullable String> ids = new ArrayList<>();

    boolean made;
  }

  private @Nullable Answer append(
      TrackRequest request, Body body, Sender sender, Consumer<Answer> later) {
    Sorted sorted = sort(request, body, sender);
    for (int i = 0; i < sorted.refusals.size(); i++) {
      Refusal refusal = sorted.refusals.get(i);
      counts.event(sender, refusal.reason().code(), 1);
      committer.refused(sender, refusal.reason().code(), 1, clock.millis());
      if (i < Onlooker.MOST) {
        onlooker.saw(refused(request, body, sender, refusal));
      }
    }
    if (sorted.ends.isEmpty()) {
      return answer(sorted);
    }
    int[] ends = sorted.ends.stream().mapToInt(Integer::intValue).toArray();
    Pending pending =
        new Pending(
            sender,
            clock.millis(),
            sorted.bytes.toArray(),
            ends,
            failure -> later.accept(stored(sender, sorted, failure)));
    if (!committer.offer(pending)) {
      refuse(sender, UNAVAILABLE, NOT_STORED, ends.length);
      return unavailable();
    }
    return null;
  }

  private Refused refused(TrackRequest request, Body body, Sender sender, Refusal refusal) {
    Item item = body.items().get(refusal.index());
    String name = item.text(Part.EVENT);
    return new Refused(
        sender,
        clock.millis(),
        refusal.reason().code(),
        refusal.detail(),
        1,
        shown(request.route().many() ? item.text(Part.TYPE) : request.route().word()),
        shown(name == null ? item.text(Part.NAME) : name),
        item.content(body.bytes()));
  }

  private Sorted sort(TrackRequest request, Body body, Sender sender) {
    Sorted sorted = new Sorted();
    MessageWriter writer = new MessageWriter(body, ShortAddress.of(request.client()), sorted.bytes);
    for (int i = 0; i < body.items().size(); i++) {
      Item item = body.items().get(i);
      String type = request.route().many() ? item.text(Part.TYPE) : request.route().word();
      String id = item.text(Part.MESSAGE_ID);
      GivenIds given = given(request, body, item, type, sender);
      EventRules.Fault fault = EventRules.fault(item, type, given, sender.server());
      if (fault == null && type != null) {
        String made = id == null ? ids.next() : null;
        fault = write(writer, sorted, item, new MessageWriter.Made(type, made, given));
        sorted.made |= made != null && fault == null;
        id = made == null ? id : made;
      }
      if (fault != null) {
        String own = item.text(Part.MESSAGE_ID);
        sorted.refusals.add(new Refusal(i, shown(own), fault.reason(), fault.detail()));
      }
      sorted.ids.add(fault == null ? id : null);
    }
    return sorted;
  }

  private GivenIds given(
      TrackRequest request, Body body, Item item, @Nullable String type, Sender sender) {
    return GivenIds.areWanted(item, body.context())
        ? GivenIds.of(
            item, type, days.browser(sender.workspace(), request.client(), request.agent()), days)
        : GivenIds.NONE;
  }

  /** Neither an answer nor a list repeats a text that is far too long. */
  private static @Nullable String shown(@Nullable String text) {
    return text == null || text.length() <= Limits.NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Limits.MESSAGE_ID));
  }

  private static EventRules.@Nullable Fault write(
      MessageWriter writer, Sorted sorted, Item item, MessageWriter.Made made) {
    int before = sorted.bytes.size();
    int least = Math.max(item.length(), writer.given());
    if (least > Limits.EVENT) {
      return EventRules.tooLarge(least);
    }
    if (before > Limits.STORED - Limits.EVENT - Limits.ADDED) {
      return EventRules.batchTooLarge();
    }
    writer.write(item, made);
    int length = sorted.bytes.size() - before;
    if (length <= Limits.EVENT + Limits.ADDED) {
      sorted.ends.add(sorted.bytes.size());
      return null;
    }
    sorted.bytes.cutTo(before);
    return EventRules.tooLarge(length);
  }

  private Answer stored(Sender sender, Sorted sorted, @Nullable IOException failure) {
    int events = sorted.ends.size();
    if (failure != null) {
      Long before = failing.put(sender.workspace(), nanos.getAsLong());
      if (before == null) {
        LOGGER.log(
            System.Logger.Level.ERROR,
            "Events of " + sender.workspace() + " are not stored.",
            failure);
      }
      refuse(sender, UNAVAILABLE, NOT_STORED, events);
      return unavailable();
    }
    if (!failing.isEmpty()) {
      failing.remove(sender.workspace());
    }
    counts.event(sender, Counts.ACCEPTED, events);
    return answer(sorted);
  }

  private static Answer answer(Sorted sorted) {
    List<@Nullable String> told = sorted.made ? sorted.ids : List.of();
    if (!sorted.refusals.isEmpty()) {
      return Answer.refused(sorted.ends.size(), sorted.refusals, told);
    }
    return sorted.made ? Answer.success(told) : Answer.SUCCESS;
  }

  /** Writes what is on its way and answers it; takes nothing more. */
  @Override
  public void close() {
    committer.close();
  }
}
