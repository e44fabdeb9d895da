package io.fullfunnel.server.collect;

import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.Counts;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.accounts.TrackingKeys;
import io.fullfunnel.store.arrivals.Arriving;
import io.fullfunnel.store.arrivals.Course;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.receivers.Receiver;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where events come from, and whether they still come. */
@RestController
class SourcesApi {
  private static final int DAYS = 30;
  private static final Duration LATELY = Duration.ofHours(1);

  private final OpenWorkspaces workspaces;
  private final TrackingKeys keys;
  private final ReceiverRing receivers;
  private final Collector collector;
  private final Clock clock;

  SourcesApi(
      OpenWorkspaces workspaces,
      TrackingKeys keys,
      ReceiverRing receivers,
      Collector collector,
      Clock clock) {
    this.workspaces = workspaces;
    this.keys = keys;
    this.receivers = receivers;
    this.collector = collector;
    this.clock = clock;
  }

  /**
   * The sources of a workspace.
   *
   * @param strangers requests to this server without a valid key since it was started, by why they
   *     were refused; null for who may not make keys
   */
  record Sources(Instant at, List<Source> sources, @Nullable Map<String, Long> strangers) {}

  /**
   * A source.
   *
   * @param from http (a write key), server (a server key), import (files), link (short links), demo
   *     …
   * @param key null for what comes without one
   * @param state never, arriving, quiet, stopped, revoked, removed (its webhook, or its key, is on
   *     record no more); files for imports
   * @param events all that ever arrived
   * @param days events of each of the last 30 days, the earliest first
   * @param usualPause seconds; null while too few days are known
   * @param longestSilence seconds after which it counts as stopped; null likewise
   * @param outcomes events since the server was started, by what became of them
   */
  record Source(
      String from,
      @Nullable Key key,
      String state,
      long events,
      @Nullable Last last,
      List<Long> days,
      @Nullable Long usualPause,
      @Nullable Long longestSilence,
      Map<String, Long> outcomes) {}

  /**
   * The key of a source, or a receiver of webhooks.
   *
   * @param scope write, server or webhook
   * @param name of a receiver
   * @param origins the pages that a write key is for; empty for all
   */
  record Key(
      String id,
      String scope,
      @Nullable String name,
      Instant created,
      @Nullable Instant revoked,
      List<String> origins) {}

  /**
   * The last event of a source.
   *
   * @param type null if it cannot be read
   * @param name null for calls that have none
   */
  record Last(Instant at, @Nullable String type, @Nullable String name) {}

  @GetMapping("/api/v1/workspaces/{w}/sources")
  @Needs(Right.READ)
  Sources sources(@PathVariable String w, Caller caller) throws IOException {
    Instant now = clock.instant();
    Map<String, Key> mine = new LinkedHashMap<>();
    keys.of(w).forEach(key -> mine.put(key.id(), view(key)));
    receivers.of(w).list().forEach(receiver -> mine.put(receiver.id(), view(receiver)));
    List<Source> listed = new ArrayList<>();
    workspaces.with(w, open -> listed.addAll(arriving(open, now, mine)));
    for (Key key : mine.values()) {
      if (key.revoked() == null) {
        listed.add(silent(key));
      }
    }
    Map<String, Long> strangers =
        caller.may(Right.KEYS) ? collector.counts().of(Counts.NOBODY) : null;
    return new Sources(now, listed, strangers);
  }

  /** What has sent; the keys of those are taken out of {@code left}. */
  private List<Source> arriving(Workspace open, Instant now, Map<String, Key> left)
      throws IOException {
    ZoneId zone = open.settings().zone();
    List<Source> sources = new ArrayList<>();
    for (Arriving each : open.arrivals().sources()) {
      Key key = left.remove(each.source().key());
      sources.add(source(each, key, now, zone));
    }
    return sources;
  }

  private Source source(Arriving each, @Nullable Key key, Instant now, ZoneId zone) {
    Course course = each.course();
    Instant at = Instant.ofEpochMilli(each.last().receivedMillis());
    String from = each.source().from();
    Key known = key == null ? unknown(each.source().key()) : key;
    return new Source(
        from,
        known,
        state(from, known, Duration.between(at, now), course),
        each.events(),
        new Last(at, nullable(each.last().type()), nullable(each.last().name())),
        course.days(now, zone, DAYS),
        course.usualPause().map(Duration::toSeconds).orElse(null),
        course.longestSilence().map(Duration::toSeconds).orElse(null),
        collector.counts().of(each.source().key()));
  }

  private Source silent(Key key) {
    return new Source(
        key.scope().equals("write") ? "http" : "server",
        key,
        "never",
        0,
        null,
        Course.empty().days(clock.instant(), ZoneId.of("UTC"), DAYS),
        null,
        null,
        collector.counts().of(key.id()));
  }

  private static String state(String from, @Nullable Key key, Duration silence, Course course) {
    if (from.equals("import")) {
      return "files";
    }
    if (key != null && key.revoked() != null) {
      return key.scope().isEmpty() ? "removed" : "revoked";
    }
    // a campaign that is over is no fault
    Duration most = from.equals(Envelope.LINK) ? null : course.longestSilence().orElse(null);
    if (most != null) {
      return silence.compareTo(most) > 0 ? "stopped" : "arriving";
    }
    return silence.compareTo(LATELY) > 0 ? "quiet" : "arriving";
  }

  private static Key view(Keys.Key key) {
    return new Key(
        key.id(), key.scope().word(), null, key.created(), key.revoked(), key.origins().list());
  }

  private static Key view(Receiver receiver) {
    return new Key(receiver.id(), "webhook", receiver.name(), receiver.created(), null, List.of());
  }

  /** A key that is not on record any more: a receiver that was removed, or a restored workspace. */
  private static @Nullable Key unknown(String id) {
    return id.isEmpty() ? null : new Key(id, "", null, Instant.EPOCH, Instant.EPOCH, List.of());
  }

  private static @Nullable String nullable(String text) {
    return text.isEmpty() ? null : text;
  }
}
