package io.fullfunnel.server.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who sign in, as the database keeps them. */
@Component
class UserStore {
  private final JdbcClient sql;
  private final Clock clock;

  UserStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** A person and the hash of their password. */
  record WithPassword(User user, String password) {}

  Optional<WithPassword> byEmail(String email) {
    return sql.sql("select * from accounts_user where email = :email")
        .param("email", email)
        .query((row, n) -> new WithPassword(user(row), row.getString("password")))
        .optional();
  }

  boolean hasOwner() {
    return sql.sql("select exists (select from accounts_user where role = :role)")
        .param("role", text(Role.OWNER))
        .query(Boolean.class)
        .single();
  }

  void add(User user, String password) {
    sql.sql(
            """
            insert into accounts_user (id, email, name, role, language, password, created)
            values (:id, :email, :name, :role, :language, :password, :created)
            """)
        .param("id", user.id())
        .param("email", user.email())
        .param("name", user.name())
        .param("role", text(user.role()))
        .param("language", user.language())
        .param("password", password)
        .param("created", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  void setLanguage(User user, String language) {
    sql.sql("update accounts_user set language = :language where id = :id")
        .param("language", language)
        .param("id", user.id())
        .update();
  }

  /** A row of accounts_user. */
  static User user(ResultSet row) throws SQLException {
    return new User(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        row.getString("language"));
  }

  static String text(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
