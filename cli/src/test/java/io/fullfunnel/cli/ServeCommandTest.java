package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} says before it serves; that it does is tested in the server. */
class ServeCommandTest {
  @TempDir Path data;

  @Test
  void theConfigurationIsShownWithItsSources() {
    assertThat(
            Run.of(
                "serve",
                "--data",
                data.toString(),
                "--port",
                "9000",
                "--trust-proxy",
                "10.0.0.0/8",
                "--trust-proxy",
                "::1",
                "--print-config"))
        .isEqualTo(
            new Run(
                0,
                """
                port=9000  # --port
                host=127.0.0.1  # default
                base-url=  # default
                insecure=false  # default
                trust-proxy=10.0.0.0/8,::1  # --trust-proxy
                database-url=  # default
                topic=  # default
                topic-ca=  # default
                topic-user=  # default
                topic-password-file=  # default
                accept-gap=false  # default
                only-topic=false  # default
                """,
                ""));
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void whatOthersCouldReadIsRefused() {
    assertThat(Run.of("serve", "--data", data.toString(), "--host", "0.0.0.0"))
        .isEqualTo(
            new Run(
                2,
                "",
                "On 0.0.0.0 others could read along: put a proxy with TLS before it and give"
                    + " --base-url https://…, or say --insecure.\n"));
    assertThat(data).isEmptyDirectory();
  }
}
