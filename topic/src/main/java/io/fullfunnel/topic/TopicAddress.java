package io.fullfunnel.topic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the topics are, and all that can be set of a client. There are no free properties: some of
 * Kafka's read files, call addresses or load classes.
 *
 * @param brokers each as HOST:PORT
 * @param prefix what the names of the topics begin with
 * @param tls whether connections are encrypted
 * @param authorities certificates in a PEM file whose signatures are believed; null for those that
 *     the JVM believes
 * @param login who we are; null if the brokers do not ask
 */
public record TopicAddress(
    List<String> brokers,
    String prefix,
    boolean tls,
    @Nullable Path authorities,
    @Nullable Login login) {
  private static final Pattern URL = Pattern.compile("(kafkas?)://([^/?#@]+)/([^/?#]*)");
  private static final Pattern BROKER =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
  private static final int LARGEST_PORT = 65_535;

  public TopicAddress {
    brokers = List.copyOf(brokers);
  }

  /** A user of SCRAM-SHA-512 and the password. */
  public record Login(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * What an operator says.
   *
   * @param url {@code kafka://HOST:PORT,HOST:PORT/PREFIX}; with TLS {@code kafkas://}
   * @param authorities a PEM file
   * @param user of SCRAM-SHA-512
   * @param password a file whose first line is the password
   */
  public record Said(
      String url, @Nullable Path authorities, @Nullable String user, @Nullable Path password) {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException with a sentence, if something is wrong
   */
  public static TopicAddress of(Said said) {
    Matcher url = URL.matcher(said.url());
    if (!url.matches()) {
      throw new IllegalArgumentException(
          "A topic is written kafka://HOST:PORT/PREFIX, with several brokers HOST:PORT,HOST:PORT,"
              + " with TLS kafkas://; not "
              + said.url().replaceFirst("//[^/]*@", "//…@")
              + ".");
    }
    if (!PREFIX.matcher(url.group(3)).matches()) {
      throw new IllegalArgumentException(
          "The names of the topics begin with letters, digits, dots, dashes or underscores, at most"
              + " 200; not with \""
              + url.group(3)
              + "\".");
    }
    boolean tls = url.group(1).equals("kafkas");
    if (said.authorities() != null && !tls) {
      throw new IllegalArgumentException(
          "Certificates are for TLS: write kafkas:// before the brokers.");
    }
    if (said.authorities() != null && !Files.isReadable(said.authorities())) {
      throw new IllegalArgumentException("The file " + said.authorities() + " cannot be read.");
    }
    List<String> brokers = List.of(url.group(2).split(",", -1));
    brokers.forEach(TopicAddress::checkBroker);
    return new TopicAddress(brokers, url.group(3), tls, said.authorities(), login(said));
  }

  private static void checkBroker(String broker) {
    Matcher parts = BROKER.matcher(broker);
    boolean fits = parts.matches();
    int port = fits ? Integer.parseInt(parts.group(2)) : 0;
    if (port < 1 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("A broker is written HOST:PORT, not " + broker + ".");
    }
  }

  private static @Nullable Login login(Said said) {
    if (said.user() == null && said.password() == null) {
      return null;
    }
    if (said.user() == null || said.password() == null) {
      throw new IllegalArgumentException(
          "A user and the file with the password go together: name both or none.");
    }
    String password;
    try {
      password = Files.readString(said.password()).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new IllegalArgumentException("The file " + said.password() + " cannot be read.", e);
    }
    checkText("user", said.user());
    checkText("password", password);
    return new Login(said.user(), password);
  }

  private static void checkText(String what, String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("The " + what + " is empty or holds control characters.");
    }
  }

  /** Whether somebody else could read along: brokers beyond this machine, and no TLS. */
  public boolean isOpen() {
    return !tls && !brokers.stream().allMatch(TopicAddress::isHere);
  }

  private static boolean isHere(String broker) {
    try {
      return InetAddress.getByName(broker.substring(0, broker.lastIndexOf(':')))
          .isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The name of a workspace's topic. */
  public String topic(String workspaceId) {
    return prefix + "." + workspaceId;
  }

  /** What every client of ours is told. */
  Map<String, Object> client() {
    Map<String, Object> all = new HashMap<>();
    all.put("bootstrap.servers", String.join(",", brokers));
    all.put("client.id", "fullfunnel");
    all.put("enable.metrics.push", false);
    all.put("metric.reporters", "");
    all.put("reconnect.backoff.max.ms", 2_000);
    all.put("security.protocol", (login == null ? "" : "SASL_") + (tls ? "SSL" : "PLAINTEXT"));
    if (authorities != null) {
      all.put("ssl.truststore.type", "PEM");
      all.put("ssl.truststore.location", authorities.toString());
    }
    if (login != null) {
      all.put("sasl.mechanism", "SCRAM-SHA-512");
      all.put(
          "sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required username=%s password=%s;"
              .formatted(quoted(login.user()), quoted(login.password())));
    }
    return all;
  }

  /** So that a password ends nothing but itself. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The brokers, for sentences. */
  String shown() {
    return String.join(", ", brokers);
  }

  /** As an operator writes it; without a password. */
  @Override
  public String toString() {
    return (tls ? "kafkas://" : "kafka://") + String.join(",", brokers) + "/" + prefix;
  }
}
