package io.fullfunnel.server.platform;

import io.fullfunnel.question.Nearest;
import io.fullfunnel.topic.TopicAddress;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the operator set, and where: an option of {@code serve} over the environment over {@code
 * DATA/fullfunnel.properties} over the default. An unknown name is an error.
 */
public final class Configuration {
  /** Every setting and its default; none where that is empty. */
  private static final Map<String, String> DEFAULTS = defaults();

  private static final String PREFIX = "FULLFUNNEL_";
  private static final String FILE = "fullfunnel.properties";

  /** In the environment for the launcher, not for us. */
  private static final String LAUNCHER = "FULLFUNNEL_JAVA_OPTS";

  private final Path data;
  private final Map<String, Entry> entries;

  private Configuration(Path data, Map<String, Entry> entries) {
    this.data = data;
    this.entries = entries;
  }

  /** A value and who gave it. */
  private record Entry(String value, String source) {}

  private static Map<String, String> defaults() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("port", "8080");
    all.put("host", "127.0.0.1");
    all.put("base-url", "");
    all.put("insecure", "false");
    all.put("trust-proxy", "");
    all.put("database-url", "");
    all.put("topic", "");
    all.put("topic-ca", "");
    all.put("topic-user", "");
    all.put("topic-password-file", "");
    all.put("accept-gap", "false");
    all.put("only-topic", "false");
    return all;
  }

  /**
   * Reads all of it.
   *
   * @param options by their names without dashes
   * @param environment of the process
   * @throws SettingException if a name is unknown
   */
  public static Configuration read(
      Path data, Map<String, String> options, Map<String, String> environment) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    DEFAULTS.forEach((name, value) -> entries.put(name, new Entry(value, "default")));
    properties(data.resolve(FILE))
        .forEach((name, value) -> put(entries, name, name, new Entry(value, FILE)));
    new TreeMap<>(environment)
        .forEach((variable, value) -> {
          if (!variable.startsWith(PREFIX) || variable.equals(LAUNCHER)) return;
          String name =
              variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
          put(entries, name, variable, new Entry(value, variable));
        });
    options.forEach(
        (name, value) -> put(entries, name, "--" + name, new Entry(value, "--" + name)));
    return new Configuration(data, entries);
  }

  private static Map<String, String> properties(Path file) throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (!Files.exists(file)) return all;
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    properties.stringPropertyNames().forEach(n -> all.put(n, properties.getProperty(n)));
    return all;
  }

  private static void put(Map<String, Entry> entries, String name, String given, Entry entry) {
    if (!DEFAULTS.containsKey(name)) {
      String nearest = Nearest.to(name, List.copyOf(DEFAULTS.keySet()));
      throw new SettingException(
          "There is no setting "
              + given
              + (entry.source().equals(FILE) ? " (in " + FILE + ")" : "")
              + "."
              + (nearest == null
                  ? " There are " + String.join(", ", DEFAULTS.keySet()) + "."
                  : " Did you mean " + asGiven(given, nearest) + "?"));
    }
    entries.put(name, entry);
  }

  private static String asGiven(String given, String name) {
    return given.startsWith(PREFIX)
        ? PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_')
        : name;
  }

  /**
   * The settings.
   *
   * @throws SettingException if a value is wrong, or they do not fit together
   */
  public ServerSettings settings() {
    String base = value("base-url");
    String proxies = value("trust-proxy");
    return new ServerSettings(
        data,
        value("host"),
        port(value("port")),
        base.isEmpty() ? null : url(base),
        flag("insecure"),
        proxies.isEmpty()
            ? List.of()
            : Arrays.stream(proxies.split(",", -1))
                .map(p -> AddressRange.parse(p.strip()))
                .toList(),
        given("database-url"),
        topic());
  }

  private String value(String name) {
    Entry entry = entries.get(name);
    return entry == null ? "" : entry.value().strip();
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new SettingException("A port is a number from 0 to 65535, not " + text + ".");
    }
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new SettingException("The base URL " + text + " is no URL.");
    }
  }

  private boolean flag(String name) {
    return switch (value(name)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SettingException(name + " is true or false, not " + value(name) + ".");
    };
  }

  private @Nullable String given(String name) {
    String text = value(name);
    return text.isEmpty() ? null : text;
  }

  private @Nullable Path file(String name) {
    String text = given(name);
    return text == null ? null : Path.of(text);
  }

  private ServerSettings.@Nullable Topic topic() {
    String url = given("topic");
    if (url == null) {
      for (String name : List.of("topic-ca", "topic-user", "topic-password-file")) {
        if (given(name) != null) throw new SettingException(name + " is nothing without topic.");
      }
      for (String name : List.of("accept-gap", "only-topic")) {
        if (flag(name)) throw new SettingException(name + " is nothing without topic.");
      }
      return null;
    }
    try {
      TopicAddress.Said said =
          new TopicAddress.Said(
              url, file("topic-ca"), given("topic-user"), file("topic-password-file"));
      return new ServerSettings.Topic(
          TopicAddress.of(said), flag("accept-gap"), flag("only-topic"));
    } catch (IllegalArgumentException e) {
      throw new SettingException(String.valueOf(e.getMessage()));
    }
  }

  /** Every setting with its value and where that came from, one a line; no password. */
  public String print() {
    StringBuilder text = new StringBuilder();
    entries.forEach((name, entry) -> {
      String value = entry.value();
      if (name.equals("database-url")) value = value.replaceFirst(":[^:@/]*@", ":…@");
      if (name.equals("topic")) value = value.replaceFirst("//[^/]*@", "//…@");
      text.append("%s=%s  # %s%n".formatted(name, value, entry.source()));
    });
    return text.toString();
  }
}
