package io.fullfunnel.store.workspace;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a public key is for: origins as browsers say them, each exact, or {@code *.}
 * before a name for all names below it. No list means every page.
 *
 * @param list in the form in which they are compared
 */
public record Origins(List<String> list) {
  /** Every page, and whoever is none. */
  public static final Origins ANY = new Origins(List.of());

  /** A key has at most so many. */
  public static final int MOST = 50;

  private static final String BELOW = "*.";
  private static final int LONGEST = 300;
  private static final int LONGEST_LABEL = 63;
  private static final int LAST_PORT = 65_535;

  /** Letters that browsers write in another way than Java does, and joiners that nobody sees. */
  private static final String READ_IN_TWO_WAYS = "ßẞς\u200c\u200d";

  /**
   * @throws IllegalArgumentException with a sentence, if one of them is no origin
   */
  public Origins {
    if (list.size() > MOST) {
      throw new IllegalArgumentException("A key has at most " + MOST + " origins.");
    }
    list = list.stream().map(Origins::said).distinct().toList();
  }

  /**
   * Whether a request may come from here.
   *
   * @param origin as its header says; null if it has none
   */
  public boolean allow(@Nullable String origin) {
    if (list.isEmpty()) {
      return true;
    }
    for (String each : list) {
      int star = each.indexOf("://" + BELOW);
      boolean here =
          origin != null
              && (star < 0
                  ? origin.equals(each)
                  : isBelow(origin, each.substring(0, star + 3), each.substring(star + 4)));
      if (here) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelow(String origin, String scheme, String end) {
    int names = origin.length() - end.length();
    if (names <= scheme.length() || !origin.startsWith(scheme) || !origin.endsWith(end)) {
      return false;
    }
    for (String label : origin.substring(scheme.length(), names).split("\\.", -1)) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  /** An origin as browsers say it. */
  private static String said(String text) {
    String origin = text.strip();
    int scheme = origin.indexOf("://");
    String rest = scheme < 0 ? "" : origin.substring(scheme + 3);
    if (rest.endsWith("/")) { // as one copies it out of the address bar
      rest = rest.substring(0, rest.length() - 1);
    }
    if (origin.length() > LONGEST || scheme < 1 || rest.isEmpty()) {
      throw wrong(text, "looks like https://shop.example or https://*.shop.example");
    }
    String protocol = scheme(text, origin.substring(0, scheme).toLowerCase(Locale.ROOT));
    boolean below = rest.startsWith(BELOW);
    String authority = below ? rest.substring(BELOW.length()) : rest;
    int colon = authority.lastIndexOf(':');
    boolean ported = colon > authority.lastIndexOf(']');
    String host = host(text, ported ? authority.substring(0, colon) : authority);
    if (below && (!isWeb(protocol) || !isWide(host))) {
      throw wrong(text, "with * has http or https and at least two more names");
    }
    String port = ported ? port(text, protocol, authority.substring(colon + 1)) : "";
    return protocol + "://" + (below ? BELOW : "") + host + port;
  }

  private static String scheme(String text, String scheme) {
    for (int i = 0; i < scheme.length(); i++) {
      char c = scheme.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (!letter && (i == 0 || !(isDigit(c) || c == '+' || c == '-' || c == '.'))) {
        throw wrong(text, "begins with http:// or https://");
      }
    }
    return scheme;
  }

  private static String host(String text, String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return literal(text, host.toLowerCase(Locale.ROOT));
    }
    for (int i = 0; i < host.length(); i++) {
      if (READ_IN_TWO_WAYS.indexOf(host.charAt(i)) >= 0) {
        throw wrong(text, "with such a letter is written as the browser's tools show it, xn--…");
      }
    }
    String ascii;
    try {
      ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw wrong(text, "has a name that can be looked up; write it as xn--…");
    }
    for (String label : ascii.split("\\.", -1)) {
      if (!isLabel(label)) {
        throw wrong(
            text,
            "has a scheme, a name and perhaps a port: no path, no dot at the end, no other *");
      }
    }
    return ascii;
  }

  /** An address of IPv6, as browsers shorten it: it is compared as it is written. */
  private static String literal(String text, String host) {
    for (int i = 1; i < host.length() - 1; i++) {
      char c = host.charAt(i);
      if (!isDigit(c) && (c < 'a' || c > 'f') && c != ':') {
        throw wrong(text, "has an address or a name");
      }
    }
    return host;
  }

  private static String port(String text, String scheme, String port) {
    boolean digits = !port.isEmpty() && port.length() <= 5 && port.charAt(0) != '0';
    for (int i = 0; i < port.length(); i++) {
      digits &= isDigit(port.charAt(i));
    }
    int number = digits ? Integer.parseInt(port) : 0;
    if (number < 1 || number > LAST_PORT) {
      throw wrong(text, "has a port from 1 to 65535, or none");
    }
    boolean usual = number == (scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : 0);
    return usual ? "" : ":" + number;
  }

  private static boolean isWeb(String scheme) {
    return scheme.equals("https") || scheme.equals("http");
  }

  /** Whether all below it may belong to one owner: no whole country, no part of an address. */
  private static boolean isWide(String host) {
    char last = host.charAt(host.length() - 1);
    return host.equals("localhost") || (host.indexOf('.') > 0 && !isDigit(last) && last != ']');
  }

  private static boolean isLabel(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (!isDigit(c) && (c < 'a' || c > 'z') && c != '-' && c != '_') {
        return false;
      }
    }
    return !label.isEmpty() && label.length() <= LONGEST_LABEL;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException wrong(String text, String what) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return new IllegalArgumentException("\"" + shown + "\" is no origin: one " + what + ".");
  }
}
