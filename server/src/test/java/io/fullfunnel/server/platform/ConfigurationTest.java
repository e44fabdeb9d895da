package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings come from, and which do not fit together. */
class ConfigurationTest {
  @TempDir Path data;

  private Configuration read(Map<String, String> options, Map<String, String> environment)
      throws IOException {
    return Configuration.read(data, options, environment);
  }

  @Test
  void withoutAnythingItIsForThisMachineOnly() throws IOException {
    assertThat(read(Map.of(), Map.of("PATH", "/bin", "FULLFUNNEL_JAVA_OPTS", "-Xmx1g")).settings())
        .isEqualTo(new ServerSettings(data, "127.0.0.1", 8080, null, false, List.of(), null));
  }

  @Test
  void anOptionWinsOverTheEnvironmentOverTheFile() throws IOException {
    Files.writeString(
        data.resolve("fullfunnel.properties"),
        """
        port=1
        host=0.0.0.0
        base-url=https://a.example
        trust-proxy=10.0.0.0/8, ::1
        database-url=postgresql://u:s%40cret@db:5433/ff?sslmode=require
        """);
    Configuration all =
        read(
            Map.of("port", "3"),
            Map.of("FULLFUNNEL_PORT", "2", "FULLFUNNEL_BASE_URL", "https://b.example"));
    assertThat(all.settings())
        .isEqualTo(
            new ServerSettings(
                data,
                "0.0.0.0",
                3,
                URI.create("https://b.example"),
                false,
                List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1")),
                "postgresql://u:s%40cret@db:5433/ff?sslmode=require"));
    assertThat(all.print())
        .isEqualTo(
            """
            port=3  # --port
            host=0.0.0.0  # fullfunnel.properties
            base-url=https://b.example  # FULLFUNNEL_BASE_URL
            insecure=false  # default
            trust-proxy=10.0.0.0/8, ::1  # fullfunnel.properties
            database-url=postgresql://u:…@db:5433/ff?sslmode=require  # fullfunnel.properties
            topic=  # default
            topic-ca=  # default
            topic-user=  # default
            topic-password-file=  # default
            accept-gap=false  # default
            only-topic=false  # default
            """);
  }

  @Test
  void anUnknownNameIsAnErrorThatNamesTheNearest() throws IOException {
    assertThatThrownBy(() -> read(Map.of(), Map.of("FULLFUNNEL_BASEURL", "x")))
        .isInstanceOf(SettingException.class)
        .hasMessage("There is no setting FULLFUNNEL_BASEURL. Did you mean FULLFUNNEL_BASE_URL?");
    Files.writeString(data.resolve("fullfunnel.properties"), "prot=1\n");
    assertThatThrownBy(() -> read(Map.of(), Map.of()))
        .hasMessage("There is no setting prot (in fullfunnel.properties). Did you mean port?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port|http|A port is a number from 0 to 65535, not http.",
        "port|65536|A port is a number from 0 to 65535, not 65536.",
        "insecure|yes|insecure is true or false, not yes.",
        "base-url|ftp://x|The base URL is https://HOST or https://HOST:PORT and nothing more, not"
            + " ftp://x.",
        "base-url|https://x/path|The base URL is https://HOST or https://HOST:PORT and nothing"
            + " more, not https://x/path.",
        "host|0.0.0.0|On 0.0.0.0 others could read along: put a proxy with TLS before it and give"
            + " --base-url https://…, or say --insecure.",
        "trust-proxy|10.0.0.0/99|A proxy is named by its address or a range such as 10.0.0.0/8,"
            + " not \"10.0.0.0/99\".",
        "trust-proxy|proxy.example|A proxy is named by its address or a range such as 10.0.0.0/8,"
            + " not \"proxy.example\".",
        "topic|kafka://h:1/p?security.providers=x|A topic is written kafka://HOST:PORT/PREFIX,"
            + " with several brokers HOST:PORT,HOST:PORT, with TLS kafkas://; not"
            + " kafka://h:1/p?security.providers=x.",
        "topic|kafka://192.0.2.1:9092/p|On the way to kafka://192.0.2.1:9092/p others could read"
            + " along: write kafkas:// for TLS, or say --insecure.",
        "topic-user|ann|topic-user is nothing without topic.",
        "only-topic|true|only-topic is nothing without topic.",
        "accept-gap|maybe|accept-gap is true or false, not maybe.",
        "database-url|jdbc:h2:mem|A database URL is written"
            + " postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with special characters of the"
            + " password as in %40.",
        "database-url|postgresql://u:p@h/d?socketFactory=x|The only thing that may follow the ? of"
            + " a database URL is sslmode= and one of disable, prefer, require, verify-ca,"
            + " verify-full."
      })
  void aWrongValueIsSaid(String name, String value, String sentence) {
    assertThatThrownBy(() -> read(Map.of(name, value), Map.of()).settings())
        .isInstanceOf(SettingException.class)
        .hasMessage(sentence);
  }

  @Test
  void cookiesAreSecureWhereBrowsersKeepThem() throws IOException {
    assertThat(read(Map.of(), Map.of()).settings().secureCookies()).isTrue();
    Map<String, String> open = Map.of("host", "0.0.0.0", "insecure", "true");
    assertThat(read(open, Map.of()).settings().secureCookies()).isFalse();
    assertThat(
            read(Map.of("host", "0.0.0.0", "base-url", "https://a.example"), Map.of())
                .settings()
                .secureCookies())
        .isTrue();
  }

  @Test
  void aHostIsKnownOrNot() throws IOException {
    ServerSettings home = read(Map.of(), Map.of()).settings();
    ServerSettings named =
        read(Map.of("host", "0.0.0.0", "base-url", "https://a.example"), Map.of()).settings();
    assertThat(home.knowsHost("localhost:8080")).isTrue();
    assertThat(home.knowsHost("[::1]:8080")).isTrue();
    assertThat(home.knowsHost("a.example")).isFalse();
    assertThat(home.knowsHost(null)).isFalse();
    assertThat(named.knowsHost("A.example")).isTrue();
    assertThat(named.knowsHost("a.example:8443")).isFalse();
    assertThat(named.knowsHost("b.example")).isFalse();
  }
}
