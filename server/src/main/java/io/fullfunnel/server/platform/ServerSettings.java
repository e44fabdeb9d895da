package io.fullfunnel.server.platform;

import io.fullfunnel.topic.TopicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How this server was told to run.
 *
 * @param data the data directory
 * @param host the address it listens on
 * @param port the port it listens on; 0 takes a free one
 * @param baseUrl where people reach it, if that is not this machine
 * @param insecure whether the operator accepts that others can read along
 * @param trustProxy the proxies whose X-Forwarded-For is believed
 * @param databaseUrl the PostgreSQL of the operator's, instead of our own
 * @param topic the topics that workspaces follow; null if nothing comes by a topic
 */
public record ServerSettings(
    Path data,
    String host,
    int port,
    @Nullable URI baseUrl,
    boolean insecure,
    List<AddressRange> trustProxy,
    @Nullable String databaseUrl,
    @Nullable Topic topic) {
  private static final int LARGEST_PORT = 65_535;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Topics that are followed.
   *
   * @param acceptGaps whether to go on where records are missing
   * @param only whether nothing else comes in, so that several servers answer the same
   */
  public record Topic(TopicAddress address, boolean acceptGaps, boolean only) {}

  /** As a server without a topic runs. */
  public ServerSettings(
      Path data,
      String host,
      int port,
      @Nullable URI baseUrl,
      boolean insecure,
      List<AddressRange> trustProxy,
      @Nullable String databaseUrl) {
    this(data, host, port, baseUrl, insecure, trustProxy, databaseUrl, null);
  }

  public ServerSettings {
    if (port < 0 || port > LARGEST_PORT) {
      throw new SettingException("A port is a number from 0 to 65535, not " + port + ".");
    }
    if (baseUrl != null) check(baseUrl);
    if (databaseUrl != null) DatabaseAddress.parse(databaseUrl);
    boolean encrypted = baseUrl != null && baseUrl.getScheme().equals("https");
    if (!isLoopback(host) && !encrypted && !insecure) {
      throw new SettingException(
          "On "
              + host
              + " others could read along: put a proxy with TLS before it and give --base-url"
              + " https://…, or say --insecure.");
    }
    if (topic != null && topic.address().isOpen() && !insecure) {
      throw new SettingException(
          "On the way to "
              + topic.address()
              + " others could read along: write kafkas:// for TLS, or say --insecure.");
    }
    trustProxy = List.copyOf(trustProxy);
  }

  private static void check(URI url) {
    boolean http = Set.of("http", "https").contains(String.valueOf(url.getScheme()));
    boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
    if (!http || url.getHost() == null || !bare || url.getQuery() != null) {
      throw new SettingException(
          "The base URL is https://HOST or https://HOST:PORT and nothing more, not " + url + ".");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new SettingException("This machine has no address " + host + ".");
    }
  }

  /** Whether browsers keep a cookie that is sent over encrypted connections or at home only. */
  public boolean secureCookies() {
    if (baseUrl == null) return isLoopback(host);
    return baseUrl.getScheme().equals("https") || isThisMachine(baseUrl.getHost());
  }

  /** Whether people reach it through TLS. */
  public boolean https() {
    return baseUrl != null && baseUrl.getScheme().equals("https");
  }

  /** Where people reach it, when it listens on {@code port}; without a slash at the end. */
  public String base(int listening) {
    if (baseUrl != null) {
      String text = baseUrl.toString();
      return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
    String name = isLoopback(host) ? "localhost" : host;
    return "http://" + name + ":" + listening;
  }

  /** Whether a request may name this host; any other came through somebody else's name. */
  public boolean knowsHost(@Nullable String header) {
    if (header == null) return false;
    String named = header.toLowerCase(Locale.ROOT);
    if (isThisMachine(withoutPort(named))) return true;
    if (baseUrl != null) return named.equals(Objects.requireNonNull(baseUrl.getRawAuthority()));
    return !isLoopback(host); // insecure, by whatever name the network has for it
  }

  private static String withoutPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }

  private static boolean isThisMachine(String name) {
    return THIS_MACHINE.contains(name);
  }

  /** Without what may hold a password. */
  @Override
  public String toString() {
    return "ServerSettings[data=" + data + ", host=" + host + ", port=" + port + "]";
  }
}
