package io.fullfunnel.store.visits;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Hosts from which nobody comes: the workspace's own, and those where people only pay or sign in on
 * their way. Subdomains are included.
 */
final class IgnoredHosts {
  /** Providers of payments and sign-in, one host a line. */
  private static final Set<String> ON_THE_WAY = read("on-the-way.txt");

  /** A host is the workspace's own if at least every hundredth of its pages is there. */
  private static final long SHARE = 100;

  private final Set<String> own;

  private IgnoredHosts(Set<String> own) {
    this.own = own;
  }

  static IgnoredHosts of(Collection<String> own) {
    Set<String> hosts = new HashSet<>();
    for (String host : own) {
      hosts.add(Referrer.withoutWww(host.strip().toLowerCase(Locale.ROOT)));
    }
    return new IgnoredHosts(hosts);
  }

  /** The hosts on which the pages are, by how many events were on each. */
  static IgnoredHosts byPages(Map<String, Long> pages) {
    long all = pages.values().stream().mapToLong(Long::longValue).sum();
    return of(
        pages.entrySet().stream()
            .filter(host -> host.getValue() * SHARE >= all)
            .map(Map.Entry::getKey)
            .toList());
  }

  Set<String> own() {
    return Set.copyOf(own);
  }

  boolean contains(String host) {
    for (String rest = host; !rest.isEmpty(); rest = parent(rest)) {
      if (own.contains(rest) || ON_THE_WAY.contains(rest)) {
        return true;
      }
    }
    return false;
  }

  private static String parent(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }

  private static Set<String> read(String resource) {
    try (InputStream in = IgnoredHosts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      Set<String> hosts = new HashSet<>();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          hosts.add(line.strip());
        }
      }
      return Set.copyOf(hosts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
