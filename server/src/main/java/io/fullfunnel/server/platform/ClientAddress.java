package io.fullfunnel.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who is at the other end: the peer of the connection or, if that is a trusted proxy, the last
 * address before the trusted ones in X-Forwarded-For. What others write there is ignored.
 */
@Component
public class ClientAddress {
  private final List<AddressRange> trusted;

  ClientAddress(ServerSettings settings) {
    this.trusted = settings.trustProxy();
  }

  /** The client's address, in digits. */
  public String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  String of(String peer, List<String> lines) {
    List<String> forwarded =
        lines.stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .toList();
    String client = peer;
    for (int i = forwarded.size() - 1; i >= 0 && isTrusted(client); i--) {
      if (AddressRange.bytes(forwarded.get(i)).length == 0) break;
      client = forwarded.get(i);
    }
    return client;
  }

  private boolean isTrusted(String address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }
}
