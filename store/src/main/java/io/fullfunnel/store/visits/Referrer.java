package io.fullfunnel.store.visits;

import java.util.Locale;

/** The page before, as far as it says where somebody came from. */
public final class Referrer {
  private Referrer() {}

  /**
   * The host of an address, without {@code www.}; a text that is no address as it stands.
   *
   * @param text as messages and files give it
   */
  public static String host(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      return text.strip();
    }
    int from = scheme + 3;
    int to = from;
    while (to < text.length() && "/?#".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    String host = text.substring(from, to);
    host = host.substring(host.lastIndexOf('@') + 1);
    int port = host.lastIndexOf(':');
    if (port >= 0 && port > host.lastIndexOf(']')) {
      host = host.substring(0, port);
    }
    return withoutWww(host.toLowerCase(Locale.ROOT));
  }

  static String withoutWww(String host) {
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
