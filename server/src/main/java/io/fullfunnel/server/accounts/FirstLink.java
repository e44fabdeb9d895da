package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The link on the console that makes the owner: one at a time, for one use within a day, and only
 * as long as there is no owner. It is never sent anywhere but to the console.
 */
@Component
public class FirstLink {
  private static final Duration VALID = Duration.ofDays(1);

  private final JdbcClient sql;
  private final UserStore users;
  private final Clock clock;

  FirstLink(JdbcClient sql, UserStore users, Clock clock) {
    this.sql = sql;
    this.users = users;
    this.clock = clock;
  }

  /** Makes a new link's token, which replaces the one before; none if there is an owner. */
  @Transactional
  public Optional<String> renew() {
    if (users.hasOwner()) return Optional.empty();
    String token = Token.random();
    sql.sql("delete from accounts_first_link").update();
    sql.sql("insert into accounts_first_link (token_hash, created) values (:hash, :now)")
        .param("hash", Token.hash(token))
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    return Optional.of(token);
  }

  /**
   * Makes the owner and uses the link up, both or neither.
   *
   * @throws ProblemException 403 code {@code setup-link}
   */
  @Transactional
  void use(String token, User owner, String password) {
    int used =
        sql.sql("delete from accounts_first_link where token_hash = :hash and created >= :since")
            .param("hash", Token.hash(token))
            .param("since", OffsetDateTime.ofInstant(clock.instant().minus(VALID), ZoneOffset.UTC))
            .update();
    if (used != 1 || users.hasOwner()) throw refused();
    users.add(owner, password);
  }

  static ProblemException refused() {
    return new ProblemException(
        HttpStatus.FORBIDDEN,
        "setup-link",
        "This link is wrong, used or expired. As long as there is no owner, each start of the"
            + " server prints a new one on its console.");
  }
}
