package io.fullfunnel.server.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.collect.Refused;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.arrivals.Arrivals;
import io.fullfunnel.store.arrivals.Arrived;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Failed;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The last events that were sent, and what became of each. */
@RestController
class ArrivalsApi {
  private static final Set<String> OUTCOMES = Set.of("accepted", "duplicate", "refused", "failed");

  private final OpenWorkspaces workspaces;
  private final RefusedLately refused;
  private final Clock clock;

  ArrivalsApi(OpenWorkspaces workspaces, RefusedLately refused, Clock clock) {
    this.workspaces = workspaces;
    this.refused = refused;
    this.clock = clock;
  }

  /** The last events, the latest first. */
  record Lately(Instant at, List<Seen> events) {}

  /**
   * An event that was sent, or a request that was refused as a whole.
   *
   * @param at when it arrived
   * @param outcome accepted, duplicate, refused or failed
   * @param code why it was refused, for programs; null if it was not
   * @param sentence why it was refused, or cannot be read; null for who may not see people
   * @param events 1; of a refused request how many it held, 0 if that could not be read
   * @param from where it came from: http, server, demo …
   * @param key id of the key it came with; null without one
   * @param happened when it happened by its own word, corrected for the client's clock
   * @param messageId null for who may not see people, as are the members below
   * @param content as it stands in the journal, or as it was sent
   */
  record Seen(
      Instant at,
      String outcome,
      @Nullable String code,
      @Nullable String sentence,
      int events,
      String from,
      @Nullable String key,
      @Nullable String type,
      @Nullable String name,
      @Nullable Instant happened,
      @Nullable String messageId,
      @Nullable String userId,
      @Nullable String anonymousId,
      @Nullable String content) {}

  @GetMapping("/api/v1/workspaces/{w}/arrivals")
  @Needs(Right.READ)
  Lately lately(
      @PathVariable String w,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String name,
      Caller caller)
      throws IOException {
    if (outcome != null && !OUTCOMES.contains(outcome)) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "outcome",
          "An outcome is accepted, duplicate, refused or failed.");
    }
    boolean personal = caller.may(Right.PERSONAL);
    List<Seen> all = new ArrayList<>(workspaces.with(w, open -> arrived(open, personal)));
    refused.of(w).forEach(each -> all.add(refused(each, personal)));
    all.sort(Comparator.comparing(Seen::at).reversed()); // stable: one batch keeps its order
    List<Seen> listed =
        all.stream()
            .filter(seen -> key == null || key.equals(seen.key()))
            .filter(seen -> outcome == null || outcome.equals(seen.outcome()))
            .filter(seen -> name == null || isCalled(seen, name.toLowerCase(Locale.ROOT)))
            .limit(Arrivals.LATEST)
            .toList();
    return new Lately(clock.instant(), listed);
  }

  /** Whether a part of its name, or of its type, is this. */
  private static boolean isCalled(Seen seen, String part) {
    return contains(seen.name(), part) || contains(seen.type(), part);
  }

  private static boolean contains(@Nullable String text, String part) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(part);
  }

  private static List<Seen> arrived(Workspace open, boolean personal) throws IOException {
    List<Arrived> latest = open.arrivals().latest();
    // while a file goes in its readers are not waited for: which are duplicates is seen later
    boolean waits = latest.isEmpty() || open.positions().importing();
    Set<Long> duplicates =
        waits ? Set.of() : Check.duplicates(open, latest.stream().map(Arrived::sequence).toList());
    Map<Long, String> failed = waits ? Map.of() : Failed.inJournal(open);
    EventDecoder decoder = new EventDecoder();
    return latest.stream()
        .map(each -> {
          String why = failed.get(each.sequence());
          return why == null
              ? seen(decoder, each, duplicates.contains(each.sequence()), personal)
              : failed(each, why, personal);
        })
        .toList();
  }

  private static Seen seen(
      EventDecoder decoder, Arrived arrived, boolean duplicate, boolean personal) {
    byte[] message = arrived.message();
    String key = arrived.source().key();
    Instant at = Instant.ofEpochMilli(arrived.receivedMillis());
    String content = personal ? new String(message, UTF_8) : null;
    Event event;
    try {
      event =
          decoder.decode(
              arrived.sequence(), 0, 0, arrived.receivedMillis(), message, 0, message.length);
    } catch (IllegalArgumentException e) {
      return failed(arrived, String.valueOf(e.getMessage()), personal);
    }
    return new Seen(
        at,
        duplicate ? "duplicate" : "accepted",
        null,
        null,
        1,
        arrived.source().from(),
        nullable(key),
        event.type().name().toLowerCase(Locale.ROOT),
        nullable(event.name()),
        Instant.ofEpochMilli(event.timeMillis()),
        personal ? event.messageId() : null,
        personal ? event.userId() : null,
        personal ? event.anonymousId() : null,
        content);
  }

  private static Seen failed(Arrived arrived, String why, boolean personal) {
    return new Seen(
        Instant.ofEpochMilli(arrived.receivedMillis()),
        "failed",
        "unreadable",
        personal ? why : null,
        1,
        arrived.source().from(),
        nullable(arrived.source().key()),
        null,
        null,
        null,
        null,
        null,
        null,
        personal ? new String(arrived.message(), UTF_8) : null);
  }

  private static Seen refused(Refused refused, boolean personal) {
    return new Seen(
        Instant.ofEpochMilli(refused.atMillis()),
        "refused",
        refused.code(),
        personal ? refused.sentence() : null,
        refused.events(),
        refused.sender().from(),
        nullable(refused.sender().key()),
        refused.type(),
        refused.name(),
        null,
        null,
        null,
        null,
        personal ? refused.content() : null);
  }

  private static @Nullable String nullable(String text) {
    return text.isEmpty() ? null : text;
  }
}
