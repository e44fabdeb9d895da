package io.fullfunnel.collect;

import io.fullfunnel.collect.Committer.Pending;
import io.fullfunnel.collect.Sorting.Sorted;
import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.workspace.KnownNames;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
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
  private static final String WHICH_KEY =
      "Which key? Give a write or server key as the Basic user name, as X-Write-Key or as writeKey"
          + " in the body.";
  private static final String RATE_LIMITED = "rate_limited";
  private static final String TOO_MANY = "This key sends more events than it may in a second.";
  private static final String NOT_MAPPED = "No rule of the mapping is for this delivery.";
  private static final String ORIGIN = "origin";
  static final String NOT_FROM_HERE =
      "This key takes events of the pages on its list of origins; this request is from none of"
          + " them. Servers and apps need a key of their own.";
  static final Sender NOBODY = new Sender(Counts.NOBODY, Counts.NOBODY, false);

  /** Seconds after which a client may try again when the disk does not keep up. */
  private static final int PAUSE = 1;

  private static final long UNHEALTHY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Senders senders;
  private final Policies policies;
  private final RateLimit rate;
  private final InstantSource clock;
  private final Onlooker onlooker;
  private final EventSink sink;
  private final Committer committer;
  private final DayIds days;
  private final Snippet snippet;
  private final Dialects dialects;
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

  /**
   * @param onlooker looks at what is refused
   * @param privacy the rules that the step "consent and privacy" goes by
   */
  public Collector(
      KeyBook keys,
      EventSink sink,
      Means means,
      InstantSource clock,
      Onlooker onlooker,
      PrivacySource privacy) {
    this(keys, sink, means, clock, onlooker, privacy, Receivers.NONE);
  }

  /** One that takes webhooks in, too. */
  public Collector(
      KeyBook keys,
      EventSink sink,
      Means means,
      InstantSource clock,
      Onlooker onlooker,
      PrivacySource privacy,
      Receivers receivers) {
    LongSupplier nanos = System::nanoTime;
    this.policies = new Policies(privacy, nanos);
    this.onlooker = onlooker;
    this.sink = sink;
    this.dialects = new Dialects(this, receivers, clock);
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

  /** The places where events come that are not said as our own. */
  public Dialects dialects() {
    return dialects;
  }

  /**
   * What became of the events of a workspace so far, as Prometheus reads it; null unless the key is
   * a server key.
   */
  public @Nullable String metrics(@Nullable String key) throws IOException {
    KeyBook.Entry entry = key == null ? null : senders.find(key);
    Sender sender = entry == null ? null : entry.sender();
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
    return take(request, null, later);
  }

  /** Takes a call in that is said in another dialect; null for our own. */
  @Nullable Answer take(TrackRequest request, @Nullable Dialect dialect, Consumer<Answer> later) {
    Answer answer =
        answer(
            request,
            dialect,
            answered -> {
              counts.answer(answered.status());
              later.accept(answered);
            });
    if (answer != null) {
      counts.answer(answer.status());
    }
    return answer;
  }

  /**
   * Takes an event of this server's own in; nobody waits for it, and what became of it is counted.
   *
   * @param message as the journal keeps it, but for what the rules for privacy cut out
   * @param named whether it carries an id that holds for longer than the day
   */
  void tell(Sender sender, byte[] message, boolean named) {
    Policy policy;
    try {
      policy = policies.of(sender.workspace());
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Rules for privacy cannot be read.", e);
      refuse(sender, UNAVAILABLE, NOT_STORED, 1);
      return;
    }
    if (!named && policy.rules().denied() == PrivacyRules.Denied.DROP) {
      EventRules.Fault fault = EventRules.notConsented();
      refuse(sender, fault.reason().code(), fault.detail(), 1);
      return;
    }
    if (rate.take(sender.workspace() + "/" + sender.counted(), 1) > 0) {
      refuse(sender, RATE_LIMITED, TOO_MANY, 1);
      return;
    }
    int[] ends = {policy.cut().cut(message, 0, message.length)};
    Pending pending =
        new Pending(sender, clock.millis(), message, ends, failure -> isStored(sender, 1, failure));
    if (!committer.offer(pending)) {
      refuse(sender, UNAVAILABLE, NOT_STORED, 1);
    }
  }

  /** As much of a client's address as a workspace keeps; null for nothing. */
  @Nullable String address(String workspace, @Nullable InetAddress client) {
    try {
      return ShortAddress.kept(policies.of(workspace).rules().address(), client);
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Rules for privacy cannot be read.", e);
      return null;
    }
  }

  /** What a browser is called today that may keep nothing. */
  String dayId(String workspace, @Nullable InetAddress client, @Nullable String agent) {
    return days.of(days.browser(workspace, client, agent));
  }

  private @Nullable Answer answer(
      TrackRequest request, @Nullable Dialect dialect, Consumer<Answer> later) {
    Sender sender = dialect == null ? null : dialect.sender();
    try {
      if (request.key() != null) {
        KeyBook.Entry entry = entry(request.key());
        if (entry == null) {
          return unknownKey();
        }
        sender = entry.sender();
        if (!entry.origins().allow(request.origin())) {
          return notFromHere(sender, request);
        }
      }
      if (dialect != null && sender == null) {
        return noKey(dialect.whichKey());
      }
      Dialect.Unfit unfit = dialect == null || sender == null ? null : dialect.unfit(sender);
      if (unfit != null && sender != null) {
        refuse(sender, unfit.code(), unfit.sentence(), 1);
        return Answer.problem(401, unfit.code(), unfit.sentence());
      }
      Body body = read(request, dialect);
      if (sender == null && body.writeKey() != null) {
        KeyBook.Entry entry = entry(body.writeKey());
        sender = entry == null ? null : entry.sender();
        if (entry != null && !entry.origins().allow(request.origin())) {
          return notFromHere(entry.sender(), request);
        }
      }
      if (sender == null) {
        return body.writeKey() == null ? noKey(WHICH_KEY) : unknownKey();
      }
      if (dialect != null && body.items().isEmpty()) {
        refuse(sender, "not_mapped", NOT_MAPPED, 1);
        return Answer.SUCCESS; // who sends it again would not change that
      }
      int wait = rate.take(sender.key(), body.items().size());
      if (wait > 0) {
        refuse(sender, RATE_LIMITED, TOO_MANY, body.items().size());
        return Answer.problem(429, RATE_LIMITED, TOO_MANY, wait);
      }
      return append(request, body, sender, later);
    } catch (WrongBodyException e) {
      wrongBody(request, sender, e);
      return Answer.problem(e.isTooLarge() ? 413 : 400, e.code(), e.sentence());
    } catch (DialectException e) {
      wrongBody(request, sender, WrongBodyException.of(e));
      return Answer.problem(e.isTooMuch() ? 413 : 400, e.code(), e.sentence());
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Keys or names cannot be read.", e);
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

  /** Nothing of such a request is looked at: it counts as one. */
  private Answer notFromHere(Sender sender, TrackRequest request) {
    String origin = Sorting.shown(request.origin());
    String sentence =
        origin == null
            ? "The request names no origin, and this key is for pages."
            : "The origin " + origin + " is not on this key's list.";
    refuse(sender, ORIGIN, sentence, 1);
    return Answer.problem(403, ORIGIN, NOT_FROM_HERE);
  }

  private Answer noKey(String sentence) {
    counts.event(NOBODY, "no_key", 1);
    return Answer.problem(401, "no_key", sentence);
  }

  private Answer unknownKey() {
    counts.event(NOBODY, "unknown_key", 1);
    return Answer.problem(
        401, "unknown_key", "This key is unknown, revoked or not for sending events.");
  }

  /** What a key opens; null if it is not for sending. */
  KeyBook.@Nullable Entry entry(String key) throws IOException {
    return senders.find(key);
  }

  static Answer unavailable() {
    return Answer.problem(503, UNAVAILABLE, NOT_STORED, PAUSE);
  }

  static Body read(TrackRequest request, @Nullable Dialect dialect)
      throws WrongBodyException, DialectException {
    byte[] bytes = request.body();
    if (request.gzip() || Unpacking.isPacked(bytes)) {
      bytes = Unpacking.unpack(bytes);
    }
    if (bytes.length > Limits.BODY) {
      throw Unpacking.tooLarge();
    }
    return BodyReader.read(
        request.route(), dialect == null ? bytes : dialect.messages(BodyReader.readable(bytes)));
  }

  private @Nullable Answer append(
      TrackRequest request, Body body, Sender sender, Consumer<Answer> later) throws IOException {
    KnownNames names = sink.names(sender.workspace());
    Policy policy = policies.of(sender.workspace());
    Sorted sorted =
        new Sorting(request, body, sender, policy, new Sorting.Made(days, ids), names).sort();
    for (int i = 0; i < sorted.refusals.size(); i++) {
      Refusal refusal = sorted.refusals.get(i);
      counts.event(sender, refusal.reason().code(), 1);
      FailedEvent.Draft draft = draft(sender, refusal);
      committer.refused(sender, refusal.reason().code(), 1, clock.millis(), draft);
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

  private FailedEvent.@Nullable Draft draft(Sender sender, Refusal refusal) {
    byte[] content = refusal.content();
    return content == null
        ? null
        : new FailedEvent.Draft(
            clock.millis(),
            sender.from(),
            sender.key(),
            refusal.reason().code(),
            refusal.detail(),
            content);
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
        Sorting.shown(request.route().many() ? item.text(Part.TYPE) : request.route().word()),
        Sorting.shown(name == null ? item.text(Part.NAME) : name),
        item.content(body.bytes()));
  }

  private Answer stored(Sender sender, Sorted sorted, @Nullable IOException failure) {
    return isStored(sender, sorted.ends.size(), failure) ? answer(sorted) : unavailable();
  }

  /** Counts events that the disk took or did not take. */
  private boolean isStored(Sender sender, int events, @Nullable IOException failure) {
    if (failure != null) {
      Long before = failing.put(sender.workspace(), nanos.getAsLong());
      if (before == null) {
        LOGGER.log(
            System.Logger.Level.ERROR,
            "Events of " + sender.workspace() + " are not stored.",
            failure);
      }
      refuse(sender, UNAVAILABLE, NOT_STORED, events);
      return false;
    }
    if (!failing.isEmpty()) {
      failing.remove(sender.workspace());
    }
    counts.event(sender, Counts.ACCEPTED, events);
    return true;
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
