package io.fullfunnel.topic;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/** Kafka's failures as sentences for the operator. */
final class Trouble {
  private Trouble() {}

  static TopicException of(TopicAddress address, Throwable failure) {
    Throwable cause =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    boolean passes =
        cause instanceof RetriableException
            || cause instanceof java.util.concurrent.TimeoutException
            || isUnresolved(cause);
    return new TopicException(sentence(address, cause), failure, passes);
  }

  private static String sentence(TopicAddress address, Throwable cause) {
    return switch (cause) {
      case SaslAuthenticationException e ->
          "The brokers " + address.shown() + " refuse user " + address.login() + ".";
      case AuthenticationException e ->
          "The TLS connection to " + address.shown() + " failed: " + e.getMessage();
      case AuthorizationException e -> "The brokers do not allow it: " + e.getMessage();
      case NotEnoughReplicasException e -> TOO_FEW;
      case NotEnoughReplicasAfterAppendException e -> TOO_FEW;
      case RecordTooLargeException e -> "The record is too large for the topic: " + e.getMessage();
      case java.util.concurrent.TimeoutException e -> away(address);
      case RetriableException e -> away(address);
      case KafkaException e when isUnresolved(e) ->
          "No host of " + address.shown() + " has an address.";
      default -> "The brokers " + address.shown() + " failed: " + cause;
    };
  }

  /** Clients are not made where no name of a broker is known. */
  private static boolean isUnresolved(Throwable failure) {
    return failure.getCause() instanceof ConfigException;
  }

  private static final String TOO_FEW =
      "Fewer replicas of the topic are in step than min.insync.replicas asks for.";

  private static String away(TopicAddress address) {
    return "The brokers " + address.shown() + " do not answer, or too few of them to confirm.";
  }
}
