package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.visits.VisitWalk;
import io.fullfunnel.store.consent.ConsentState;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Joining;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What answering needs of a workspace, or of a file that is asked directly. */
public interface Data {
  Dataset dataset();

  /**
   * The same with channels by another rule set: {@code ga4}, {@code posthog} or {@code plausible}.
   */
  default Data under(String channels) {
    return this;
  }

  /** The same without the events of bots, without those of the team, or without both. */
  default Data without(boolean bots, boolean internal) {
    return this;
  }

  /** Time of the newest event not dated after its receipt; 0 without events. */
  long newestMillis();

  /**
   * The person of an id: {@code p_} and 16 hex digits of now or earlier, a userId, an anonymousId
   * or an e-mail; empty if there is none, or if whoever asks may not look people up so.
   */
  default OptionalLong person(String id) {
    return id.matches("p_[0-9a-f]{16}")
        ? OptionalLong.of(Long.parseUnsignedLong(id.substring(2), 16))
        : OptionalLong.empty();
  }

  /** Whether whoever asks may learn under which ids people are known. */
  default boolean named() {
    return true;
  }

  /** The pause after which a visit is over. */
  default long visitPauseMillis() {
    return VisitWalk.PAUSE_MILLIS;
  }

  /** The journal's position that answers stand on; 0 without a journal. */
  default long position() {
    return 0;
  }

  /** The zone of dates, unless a question names one. */
  ZoneId zone();

  WeekStart weekStart();

  /** Names of the events' own properties that occur, for suggestions; in any order. */
  List<String> properties();

  /** Names of people's traits that occur, without {@code person.}; in any order. */
  List<String> traits();

  Basis basis();

  /**
   * The same with the events that belong to nobody on a timeline of {@code Figures.NOBODY}; for one
   * question.
   */
  default Dataset everything() {
    return dataset();
  }

  /** The currency of amounts that name none. */
  default String currency() {
    return "EUR";
  }

  /** What the workspace has given names to, as JSON by name. */
  default Map<String, String> defined(Definitions.Kind kind) {
    return Map.of();
  }

  /** How far people can be found again; null where nobody can tell. */
  default @Nullable Joining joining() {
    return null;
  }

  /** What people can agree to, by name. */
  default List<String> purposes() {
    return List.of();
  }

  /** People who said anything of a purpose, and how it stands now. */
  default Map<Long, ConsentState> consents(String purpose) {
    return Map.of();
  }

  /** The ids under which the event of this journal sequence arrived. */
  Ids idsOf(long sequence);

  /** The first day of a week. */
  enum WeekStart {
    MONDAY,
    SUNDAY
  }

  /**
   * What an answer stands on.
   *
   * @param events events answered from
   * @param people people answered from
   * @param bots events left out as bots', nobody's among them
   * @param internal events left out as internal and not as bots', nobody's among them
   * @param withoutPerson events that belong to nobody and are not left out
   * @param fromMillis time of the first event; every event answered from lies between both
   * @param toMillis time of the last event; both 0 without events
   */
  record Basis(
      long events,
      long people,
      long bots,
      long internal,
      long withoutPerson,
      long fromMillis,
      long toMillis) {}

  /**
   * How an event names its person.
   *
   * @param userId null if it arrived under an anonymous id
   * @param anonymousId the device; null if it names none
   */
  record Ids(@Nullable String userId, @Nullable String anonymousId) {}
}
