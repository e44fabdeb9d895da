package io.fullfunnel.server.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is and who logs in. Typed fields only: whoever may set them cannot
 * hand the driver any other property.
 */
record DatabaseAddress(
    String host, int port, String database, String user, String password, String sslMode) {
  private static final int USUAL_PORT = 5432;
  private static final int TIMEOUT_SECONDS = 10;
  private static final Set<String> SSL_MODES =
      Set.of("disable", "prefer", "require", "verify-ca", "verify-full");

  /** A database on this machine. */
  static DatabaseAddress local(int port, String database, String user, String password) {
    return new DatabaseAddress("127.0.0.1", port, database, user, password, "disable");
  }

  /**
   * Reads {@code postgresql://USER:PASSWORD@HOST[:PORT]/DATABASE[?sslmode=MODE]}.
   *
   * @throws SettingException if it is not like that
   */
  static DatabaseAddress parse(String url) {
    URI uri = uri(url);
    String user = uri.getRawUserInfo();
    String path = Objects.requireNonNullElse(uri.getRawPath(), "");
    boolean scheme = Set.of("postgresql", "postgres").contains(String.valueOf(uri.getScheme()));
    if (!scheme || uri.getHost() == null || user == null || path.length() < 2) throw wrong();
    int colon = user.indexOf(':');
    if (colon < 1) throw wrong();
    return new DatabaseAddress(
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        decoded(path.substring(1)),
        decoded(user.substring(0, colon)),
        decoded(user.substring(colon + 1)),
        sslMode(uri.getRawQuery()));
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw wrong(); // its message would show the password
    }
  }

  private static String sslMode(@Nullable String query) {
    if (query == null) return "prefer";
    String mode = query.startsWith("sslmode=") ? query.substring("sslmode=".length()) : "";
    if (!SSL_MODES.contains(mode)) {
      throw new SettingException(
          "The only thing that may follow the ? of a database URL is sslmode= and one of "
              + String.join(", ", SSL_MODES.stream().sorted().toList())
              + ".");
    }
    return mode;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static SettingException wrong() {
    return new SettingException(
        "A database URL is written postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with special"
            + " characters of the password as in %40.");
  }

  /** Connections to it, each made anew. */
  PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    source.setSslMode(sslMode);
    source.setConnectTimeout(TIMEOUT_SECONDS);
    source.setApplicationName("fullfunnel");
    return source;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
  }
}
