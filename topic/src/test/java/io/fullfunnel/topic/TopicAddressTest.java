package io.fullfunnel.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a Kafka client can be set, and nothing else: RELIABILITY A10, row 20. */
class TopicAddressTest {
  @TempDir Path folder;

  private static TopicAddress of(String url) {
    return TopicAddress.of(new TopicAddress.Said(url, null, null, null));
  }

  @Test
  void brokersAndPrefix() {
    TopicAddress address = of("kafka://one.example:9092,[::1]:9093/shop.events");
    assertThat(address.topic("w12")).isEqualTo("shop.events.w12");
    assertThat(address).hasToString("kafka://one.example:9092,[::1]:9093/shop.events");
    assertThat(new TreeMap<>(address.client()))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "bootstrap.servers", "one.example:9092,[::1]:9093",
                    "client.id", "fullfunnel",
                    "enable.metrics.push", false,
                    "metric.reporters", "",
                    "reconnect.backoff.max.ms", 2_000,
                    "security.protocol", "PLAINTEXT")));
  }

  @Test
  void tlsAndAUser() throws IOException {
    Path authorities = Files.writeString(folder.resolve("ca.pem"), "");
    Path password = Files.writeString(folder.resolve("password"), "a\"b\\c; x=\"y\"\n");
    TopicAddress address =
        TopicAddress.of(
            new TopicAddress.Said("kafkas://b.example:1/p", authorities, "ann", password));
    Map<String, Object> client = address.client();
    assertThat(client)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("ssl.truststore.type", "PEM")
        .containsEntry("ssl.truststore.location", authorities.toString())
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    var login =
        JaasContext.loadClientContext(
                Map.of(
                    "sasl.jaas.config",
                    new Password(String.valueOf(client.get("sasl.jaas.config")))))
            .configurationEntries();
    assertThat(login).hasSize(1);
    assertThat(login.getFirst().getOptions())
        .isEqualTo(Map.of("username", "ann", "password", "a\"b\\c; x=\"y\""));
    assertThat(address.toString() + address.login()).doesNotContain("x=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka://one:9092",
        "kafka://one/p",
        "kafka://one:0/p",
        "kafka://one:70000/p",
        "kafka://one:9092,/p",
        "kafka://one:9092/",
        "kafka://one:9092/a b",
        "kafka://one:9092/p?sasl.jaas.config=x",
        "kafka://ann:secret@one:9092/p",
        "http://one:9092/p",
        "one:9092"
      })
  void whatIsNoAddressIsRefused(String url) {
    assertThatThrownBy(() -> of(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfALoginIsRefused() {
    assertThatThrownBy(
            () -> TopicAddress.of(new TopicAddress.Said("kafka://one:1/p", null, "ann", null)))
        .hasMessage("A user and the file with the password go together: name both or none.");
    assertThatThrownBy(
            () -> TopicAddress.of(new TopicAddress.Said("kafka://one:1/p", folder, null, null)))
        .hasMessage("Certificates are for TLS: write kafkas:// before the brokers.");
  }

  @Test
  void whoCouldReadAlong() {
    assertThat(of("kafka://127.0.0.1:1,localhost:2/p").isOpen()).isFalse();
    assertThat(of("kafka://127.0.0.1:1,192.0.2.1:2/p").isOpen()).isTrue();
    assertThat(of("kafkas://192.0.2.1:2/p").isOpen()).isFalse();
  }
}
