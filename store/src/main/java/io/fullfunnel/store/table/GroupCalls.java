package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** Finds group calls: which person belongs to which account. */
public final class GroupCalls {
  private static final String NONE = "(NULL)";

  private GroupCalls() {}

  /** The calls about all accounts that calls with one of these ids name. */
  public static List<Event> of(EventTable table, List<IdUse> ids) throws IOException {
    return table.ask(c -> EventReader.read(c, sequences(c, ids)));
  }

  /** The sequences of the calls about all accounts that calls with one of these ids name. */
  private static long[] sequences(DuckDBConnection connection, List<IdUse> ids)
      throws SQLException {
    List<String> users = values(ids, "userId");
    List<String> others = values(ids, "anonymousId");
    String sql =
        """
        SELECT sequence FROM event WHERE type = 'group' AND account IN (
          SELECT account FROM event WHERE type = 'group' AND ("userId" IN %s
            OR ("userId" IS NULL AND "anonymousId" IN %s)))
        """
            .formatted(places(users), places(others));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = 1;
      for (String value : Stream.concat(users.stream(), others.stream()).toList()) {
        statement.setString(place++, ExactText.keep(value));
      }
      List<Long> found = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.add(result.getLong(1));
        }
      }
      return found.stream().mapToLong(Long::longValue).toArray();
    }
  }

  private static List<String> values(List<IdUse> ids, String kind) {
    return ids.stream().filter(id -> id.kind().equals(kind)).map(IdUse::value).toList();
  }

  private static String places(List<String> values) {
    return values.isEmpty()
        ? NONE
        : "(" + String.join(", ", values.stream().map(v -> "?").toList()) + ")";
  }
}
