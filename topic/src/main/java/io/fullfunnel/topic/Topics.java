package io.fullfunnel.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The topics of workspaces: one each, of one partition, so that all records of a workspace have one
 * order. One that is missing is made; one that is there is looked at before it is used.
 */
final class Topics implements AutoCloseable {
  /** Bytes of the longest record: a request's events with what their batch gives them. */
  static final int LONGEST = 16 << 20;

  private static final long PATIENCE_MILLIS = 10_000;
  private static final short MOST_REPLICAS = 3;
  private static final int LOOKS = 20;

  private final TopicAddress address;
  private final Admin admin;

  Topics(TopicAddress address) throws TopicException {
    this.address = address;
    Map<String, Object> settings = new HashMap<>(address.client());
    settings.put("request.timeout.ms", 5_000);
    settings.put("default.api.timeout.ms", (int) PATIENCE_MILLIS);
    try {
      this.admin = Admin.create(settings);
    } catch (KafkaException e) {
      throw Trouble.of(address, e);
    }
  }

  /**
   * The id of a topic that is fit to be used; made if it is missing.
   *
   * @throws TopicException if no broker answers, or the topic is not as it must be
   */
  UUID ready(String topic) throws TopicException {
    @Nullable TopicDescription found = find(topic);
    if (found == null) {
      make(topic);
      for (int i = 0; found == null && i < LOOKS; i++) { // brokers hear of it one after another
        found = find(topic);
      }
    }
    if (found == null) {
      throw new TopicException("The topic " + topic + " was made and is not there yet.");
    }
    if (found.partitions().size() != 1) {
      throw new TopicException(
          "The topic %s has %d partitions; it must have one, or its records have no order."
              .formatted(topic, found.partitions().size()));
    }
    check(topic);
    Uuid id = found.topicId();
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private @Nullable TopicDescription find(String topic) throws TopicException {
    try {
      return get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return null;
      }
      throw Trouble.of(address, e);
    }
  }

  /** With three replicas where there are three brokers, and two of them to confirm. */
  private void make(String topic) throws TopicException {
    try {
      int brokers = get(admin.describeCluster().nodes()).size();
      short replicas = (short) Math.min(MOST_REPLICAS, Math.max(1, brokers));
      NewTopic wanted = new NewTopic(topic, Optional.of(1), Optional.of(replicas));
      wanted.configs(
          Map.of(
              "cleanup.policy", "delete",
              "compression.type", "producer",
              "max.message.bytes", Integer.toString(LONGEST),
              "message.timestamp.type", "LogAppendTime",
              "min.insync.replicas", replicas < MOST_REPLICAS ? "1" : "2",
              "unclean.leader.election.enable", "false",
              "retention.bytes", "-1",
              "retention.ms", Long.toString(TimeUnit.DAYS.toMillis(7))));
      get(admin.createTopics(List.of(wanted)).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) { // somebody else was quicker
        throw Trouble.of(address, e);
      }
    }
  }

  private void check(String topic) throws TopicException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config;
    try {
      config =
          Objects.requireNonNull(get(admin.describeConfigs(List.of(resource)).all()).get(resource));
    } catch (ExecutionException e) {
      throw Trouble.of(address, e);
    }
    if (!value(config, "cleanup.policy").equals("delete")) {
      throw unfit(topic, config, "cleanup.policy", "delete: compacting takes records away");
    }
    if (!Set.of("producer", "uncompressed", "gzip").contains(value(config, "compression.type"))) {
      throw unfit(topic, config, "compression.type", "producer: records are packed already");
    }
    if (Long.parseLong(value(config, "max.message.bytes")) < LONGEST) {
      throw unfit(topic, config, "max.message.bytes", LONGEST + " at least");
    }
  }

  private static String value(Config config, String name) {
    return config.get(name) == null ? "" : config.get(name).value();
  }

  private static TopicException unfit(String topic, Config config, String name, String must) {
    return new TopicException(
        "The topic %s has %s=%s; it must be %s.".formatted(topic, name, value(config, name), must));
  }

  private <T> T get(KafkaFuture<T> future) throws ExecutionException, TopicException {
    try {
      return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw Trouble.of(address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("The work with the topic was interrupted.", e, false);
    }
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
