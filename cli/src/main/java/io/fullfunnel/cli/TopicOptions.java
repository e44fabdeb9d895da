package io.fullfunnel.cli;

import io.fullfunnel.topic.TopicAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a collector's events go instead of its own disk. */
final class TopicOptions {
  @Option(
      names = "--topic",
      paramLabel = "URL",
      description =
          "Write events to topics of Kafka, and not to this disk: kafka://HOST:PORT/PREFIX, with"
              + " TLS kafkas://.")
  @Nullable String topic;

  @Option(
      names = "--topic-ca",
      paramLabel = "FILE",
      description = "Certificates (PEM) that the brokers' are signed by (default: Java's).")
  @Nullable Path authorities;

  @Option(
      names = "--topic-user",
      paramLabel = "NAME",
      description = "Who we are to the brokers (SCRAM-SHA-512).")
  @Nullable String user;

  @Option(
      names = "--topic-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is that user's password.")
  @Nullable Path password;

  /** The address; null if events stay here. */
  @Nullable TopicAddress address(boolean insecure) {
    if (topic == null) {
      if (authorities != null || user != null || password != null) {
        throw new WrongCommandException("--topic-… is nothing without --topic.");
      }
      return null;
    }
    TopicAddress address;
    try {
      address = TopicAddress.of(new TopicAddress.Said(topic, authorities, user, password));
    } catch (IllegalArgumentException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
    if (address.isOpen() && !insecure) {
      throw new WrongCommandException(
          "On the way to "
              + address
              + " others could read along: write kafkas:// for TLS, or say --insecure.");
    }
    return address;
  }
}
