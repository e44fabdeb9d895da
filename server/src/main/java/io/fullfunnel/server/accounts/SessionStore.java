package io.fullfunnel.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in: a browser holds a token, the database its hash. A session ends 30 minutes after
 * its last request and 12 hours after it began.
 */
@Component
class SessionStore {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final JdbcClient sql;
  private final Clock clock;

  SessionStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Begins a session and gives its token, which nobody has had before. */
  String begin(User user) {
    String token = Token.random();
    sql.sql("delete from accounts_session where seen < :idle or created < :longest")
        .param("idle", before(IDLE))
        .param("longest", before(LONGEST))
        .update();
    sql.sql(
            """
            insert into accounts_session (token_hash, user_id, created, seen)
            values (:hash, :user, :now, :now)
            """)
        .param("hash", Token.hash(token))
        .param("user", user.id())
        .param("now", before(Duration.ZERO))
        .update();
    return token;
  }

  /** The person of a session that has not ended. */
  Optional<User> find(String token) {
    record Seen(User user, Instant at) {}
    Optional<Seen> found =
        sql.sql(
                """
                select u.*, s.seen
                from accounts_session s join accounts_user u on u.id = s.user_id
                where s.token_hash = :hash and s.seen >= :idle and s.created >= :longest
                """)
            .param("hash", Token.hash(token))
            .param("idle", before(IDLE))
            .param("longest", before(LONGEST))
            .query((row, n) ->
                new Seen(
                    UserStore.user(row), row.getObject("seen", OffsetDateTime.class).toInstant()))
            .optional();
    found
        .filter(seen -> seen.at().isBefore(clock.instant().minus(SEEN_EVERY)))
        .ifPresent(seen -> touch(token));
    return found.map(Seen::user);
  }

  private void touch(String token) {
    sql.sql("update accounts_session set seen = :now where token_hash = :hash")
        .param("now", before(Duration.ZERO))
        .param("hash", Token.hash(token))
        .update();
  }

  void end(String token) {
    sql.sql("delete from accounts_session where token_hash = :hash")
        .param("hash", Token.hash(token))
        .update();
  }

  private OffsetDateTime before(Duration age) {
    return OffsetDateTime.ofInstant(clock.instant().minus(age), ZoneOffset.UTC);
  }
}
