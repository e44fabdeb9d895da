package io.fullfunnel.collect.http;

import java.net.InetAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end: the peer of the connection or, if that is a trusted proxy, the last
 * address before the trusted ones in X-Forwarded-For. What others write there is ignored.
 */
record Forwarded(Predicate<InetAddress> trusted) {

  /** The client, as far as it is known. */
  @Nullable InetAddress client(@Nullable InetAddress peer, @Nullable String header) {
    if (header == null || peer == null || !trusted.test(peer)) {
      return peer;
    }
    InetAddress client = peer;
    String[] hops = header.split(",", -1);
    for (int i = hops.length - 1; i >= 0 && trusted.test(client); i--) {
      try {
        client = InetAddress.ofLiteral(hops[i].strip());
      } catch (IllegalArgumentException noAddress) {
        break;
      }
    }
    return client;
  }
}
