package io.fullfunnel.store.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.CampaignParameters;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a link leads: an address of the web in characters that fit into a header, checked when it
 * is made, so that nothing that is asked for later can change it.
 *
 * @param address http or https, with a host, without a user's name in it
 */
public record Target(String address) {
  /** An address has at most so many characters: older browsers and many codes take no more. */
  public static final int LONGEST = 2_000;

  private static final int LARGEST_PORT = 65_535;

  public Target {
    if (!isPlain(address)) {
      throw new LinkException("This is no address of the web: " + shown(address));
    }
  }

  private static boolean isPlain(String address) {
    boolean http = address.startsWith("http://") || address.startsWith("https://");
    return http
        && address.length() <= LONGEST
        && address.chars().allMatch(c -> c > ' ' && c < 0x7f && "\\\"<>^`{|}".indexOf(c) < 0);
  }

  /**
   * Reads an address that a person wrote; letters that only people write become codes.
   *
   * @throws LinkException with a sentence, if nobody should be sent there
   */
  public static Target read(String text) {
    String plain = text.strip();
    if (plain.isEmpty()) {
      throw new LinkException(
          "Where does the link lead? Give an address such as" + " https://shop.example/lamps.");
    }
    if (plain.length() > LONGEST) {
      throw new LinkException(
          "An address has at most 2,000 characters, not " + plain.length() + ".");
    }
    if (plain.indexOf('\\') >= 0 || plain.chars().anyMatch(Target::isHidden)) {
      throw new LinkException(
          "An address has no spaces, backslashes or control characters: " + shown(plain));
    }
    int scheme = plain.indexOf("://");
    String kind = scheme < 0 ? "" : plain.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (!kind.equals("http") && !kind.equals("https")) {
      throw new LinkException(
          "A link leads to an address that begins with https:// or http://, not to "
              + shown(plain));
    }
    int from = scheme + 3;
    int end = from;
    while (end < plain.length() && "/?#".indexOf(plain.charAt(end)) < 0) {
      end++;
    }
    String rest = plain.substring(end);
    String path = rest.startsWith("/") ? rest : "/" + rest;
    return new Target(
        kind + "://" + authority(plain.substring(from, end), plain) + coded(path, plain));
  }

  private static boolean isHidden(int c) {
    return Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static String authority(String text, String whole) {
    if (text.indexOf('@') >= 0) {
      throw new LinkException(
          "An address with a user's name before the host hides where it leads: " + shown(whole));
    }
    int colon = text.lastIndexOf(':');
    boolean port = colon > text.lastIndexOf(']');
    String host = port ? text.substring(0, colon) : text;
    String digits = port ? text.substring(colon + 1) : "";
    boolean number = digits.isEmpty() || digits.matches("[0-9]{1,5}");
    if (!number || (!digits.isEmpty() && Integer.parseInt(digits) > LARGEST_PORT)) {
      throw new LinkException("The port of an address is a number: " + shown(whole));
    }
    String ascii;
    try {
      ascii = host.startsWith("[") ? host : IDN.toASCII(host).toLowerCase(Locale.ROOT);
      String read = new URI("http://" + ascii + "/").getHost();
      if (!ascii.equals(read)) {
        throw noHost(whole);
      }
    } catch (IllegalArgumentException | URISyntaxException e) {
      throw noHost(whole);
    }
    return digits.isEmpty() ? ascii : ascii + ":" + Integer.parseInt(digits);
  }

  private static LinkException noHost(String whole) {
    return new LinkException("This address names no host such as shop.example: " + shown(whole));
  }

  /** The path, query and part of a page, with codes for what is not ASCII or not allowed. */
  private static String coded(String text, String whole) {
    StringBuilder coded = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c < 0x7f && "\"<>^`{|}".indexOf(c) < 0) {
            coded.appendCodePoint(c);
          } else {
            coded.append(encoded(Character.toString(c)));
          }
        });
    if (coded.length() > LONGEST) {
      throw new LinkException(
          "This address is too long once it is written in codes: " + shown(whole));
    }
    return coded.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(100).forEach(c -> shown.appendCodePoint(isHidden(c) ? ' ' : c));
    return shown + (text.length() > 100 ? "…" : "");
  }

  /** What the address says about where its clicks come from. */
  public Map<Tag, String> tags() {
    Map<Tag, String> tags = new EnumMap<>(Tag.class);
    CampaignParameters.read(
        query(),
        (given, value) -> {
          for (Tag tag : Tag.values()) {
            if (tag.label().equals(given.label())) {
              tags.putIfAbsent(tag, value);
            }
          }
        });
    return tags;
  }

  /** The query without its question mark. */
  public String query() {
    int end = fragment();
    int question = address.indexOf('?');
    return question < 0 || question > end ? "" : address.substring(question + 1, end);
  }

  private int fragment() {
    int hash = address.indexOf('#');
    return hash < 0 ? address.length() : hash;
  }

  /** The same address that says this; what else stands in its query stays as it is. */
  public Target with(Map<Tag, String> tags) {
    List<String> parts = new ArrayList<>();
    String query = query();
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
      if (tags.keySet().stream().noneMatch(tag -> tag.parameter().equals(name))) {
        parts.add(part);
      }
    }
    for (Tag tag : Tag.values()) {
      String value = tags.getOrDefault(tag, "");
      if (!value.isEmpty()) {
        parts.add(tag.parameter() + "=" + encoded(value));
      }
    }
    int end = fragment();
    int question = address.indexOf('?');
    String page = address.substring(0, question < 0 || question > end ? end : question);
    String whole =
        page + (parts.isEmpty() ? "" : "?" + String.join("&", parts)) + address.substring(end);
    if (whole.length() > LONGEST) {
      throw new LinkException(
          "An address has at most 2,000 characters, not " + whole.length() + ".");
    }
    return new Target(whole);
  }
}
