package io.fullfunnel.bench.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.topic.TopicAddress;
import io.fullfunnel.topic.TopicException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that speak TLS and ask who comes (SCRAM-SHA-512). */
class TopicLoginTest {
  private static final Path ROOT = Path.of(System.getProperty("fullfunnel.root", ".."));
  private static final String PASSWORD = "four tall; kettles";

  @TempDir Path folder;

  private TopicAddress address(int port, @Nullable Path authorities, String password)
      throws IOException {
    Path file = Files.writeString(folder.resolve("password"), password + "\n");
    return TopicAddress.of(
        new TopicAddress.Said("kafkas://127.0.0.1:" + port + "/test", authorities, "ann", file));
  }

  @Test
  void eventsGoThroughBrokersThatAskWhoComes() throws IOException, InterruptedException {
    keytool("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker");
    Path authorities = folder.resolve("ca.pem");
    keytool("-exportcert", "-rfc", "-alias", "broker", "-file", authorities.toString());
    String key = TopicShop.make(folder.resolve("data"));
    try (Broker broker = broker(authorities);
        TopicShop shop = new TopicShop(folder.resolve("data"))) {
      TopicAddress right = address(broker.port(), authorities, PASSWORD);
      try (TopicShop.Taking taking = shop.taking(right)) {
        new TopicClients(taking.port(), key).run(1, 3).join();
      }
      shop.follow(right, false);
      shop.reached(1);
      assertThat(shop.check().present()).isEqualTo(15);
      shop.unfollow();
      assertThatThrownBy(() -> shop.checked(address(broker.port(), authorities, "another")))
          .isInstanceOf(TopicException.class)
          .hasMessage("The brokers 127.0.0.1:%d refuse user ann.".formatted(broker.port()));
      assertThatThrownBy(() -> shop.checked(address(broker.port(), null, PASSWORD)))
          .isInstanceOf(TopicException.class)
          .hasMessageStartingWith("The TLS connection to 127.0.0.1:" + broker.port() + " failed");
    }
  }

  private Broker broker(Path authorities) throws IOException, InterruptedException {
    String login =
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"ann\""
            + " password=\""
            + PASSWORD
            + "\";";
    return Broker.start(
        ROOT,
        folder.resolve("broker"),
        0,
        List.of("--add-scram", "SCRAM-SHA-512=[name=ann,password=" + PASSWORD + "]"),
        List.of(
            "listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms=SCRAM-SHA-512",
            "sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512",
            "listener.name.clients.scram-sha-512.sasl.jaas.config=" + login,
            "ssl.keystore.type=PKCS12",
            "ssl.keystore.location=" + folder.resolve("keys"),
            "ssl.keystore.password=secret",
            "ssl.truststore.type=PEM",
            "ssl.truststore.location=" + authorities));
  }

  private void keytool(String... words) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-keystore", folder.resolve("keys").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", "secret"));
    if (words[0].equals("-genkeypair")) command.addAll(List.of("-ext", "SAN=ip:127.0.0.1"));
    Process run = new ProcessBuilder(command).inheritIO().start();
    assertThat(run.waitFor()).isZero();
  }
}
