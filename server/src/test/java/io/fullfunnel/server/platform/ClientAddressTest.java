package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose request it is: what others write into X-Forwarded-For changes nothing. */
class ClientAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9.9.9.9|1.2.3.4|9.9.9.9",
        "10.0.0.1|1.2.3.4|1.2.3.4",
        "10.0.0.1|6.6.6.6, 1.2.3.4|1.2.3.4",
        "10.0.0.1|6.6.6.6, 1.2.3.4, 10.9.9.9|1.2.3.4",
        "10.0.0.1|evil.example|10.0.0.1",
        "10.0.0.1|1.2.3.4, unknown|10.0.0.1",
        "10.0.0.1|''|10.0.0.1",
        "::1|2001:db8::7|2001:db8::7",
        "::2|2001:db8::7|::2"
      })
  void theLastAddressBeforeTheTrustedOnesCounts(String peer, String forwarded, String client) {
    assertThat(trusting("10.0.0.0/8", "::1").of(peer, List.of(forwarded))).isEqualTo(client);
    assertThat(trusting().of(peer, List.of(forwarded))).isEqualTo(peer);
  }

  private static ClientAddress trusting(String... proxies) {
    List<AddressRange> ranges = Arrays.stream(proxies).map(AddressRange::parse).toList();
    return new ClientAddress(
        new ServerSettings(Path.of("data"), "127.0.0.1", 0, null, false, ranges, null));
  }
}
