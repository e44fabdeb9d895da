package io.fullfunnel.store.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lists of search engines, social networks and so on: which site a host or a campaign's word
 * belongs to. Read from text, see {@code sources.txt}.
 */
public final class Sources {
  /** Characters of the longest list. */
  static final int LONGEST = 2_000_000;

  private static final Sources SHIPPED = parse(resource("sources.txt"));

  private final String version;
  private final Map<String, Site> hosts = new HashMap<>();

  /** By what stands before {@code .*}. */
  private final Map<String, Site> families = new HashMap<>();

  private final Map<String, Site> words = new HashMap<>();

  private Sources(String version) {
    this.version = version;
  }

  /** The lists that ship with the product. */
  public static Sources shipped() {
    return SHIPPED;
  }

  /** Says which lists these are. */
  public String version() {
    return version;
  }

  /** How many hosts and families of hosts are known. */
  public int size() {
    return hosts.size() + families.size();
  }

  /**
   * Reads lists.
   *
   * @throws ChannelException with line and reason, if they are none
   */
  public static Sources parse(String text) {
    if (text.length() > LONGEST) {
      throw new ChannelException("A list of sources has at most 2 MB.");
    }
    Sources sources = null;
    Site.Kind kind = null;
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (sources == null) {
        if (!line.matches("version [0-9a-zA-Z.-]{1,40}")) {
          throw wrong(number, "the first line says its version, such as \"version 2026-11-22\"");
        }
        sources = new Sources(line.substring("version ".length()));
      } else if (line.startsWith("[") && line.endsWith("]")) {
        kind = Site.Kind.of(line.substring(1, line.length() - 1));
      } else if (kind == null) {
        throw wrong(number, "a kind such as [search] comes before the first site");
      } else {
        sources.add(number, line, kind);
      }
    }
    if (sources == null || sources.size() == 0) {
      throw new ChannelException("The list of sources is empty.");
    }
    return sources;
  }

  private static ChannelException wrong(int line, String why) {
    return new ChannelException("Line " + line + " of the list of sources: " + why + ".");
  }

  private void add(int number, String line, Site.Kind kind) {
    int colon = line.indexOf(": ");
    if (colon < 1) {
      throw wrong(number, "a site stands as \"Name: host host = word word\"");
    }
    Site site = new Site(line.substring(0, colon).strip(), kind);
    int equals = line.indexOf(" = ", colon);
    String listed = line.substring(colon + 1, equals < 0 ? line.length() : equals);
    for (String host : listed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!host.matches("[\\p{L}0-9-]+(\\.[\\p{L}0-9_-]+)*\\.([\\p{L}0-9_-]+|\\*)")) {
        throw wrong(number, "\"" + host + "\" is no host such as shop.example or shop.*");
      }
      if (host.endsWith(".*")) {
        families.put(host.substring(0, host.length() - 2), site);
      } else {
        hosts.put(host, site);
      }
    }
    words.put(site.name().toLowerCase(Locale.ROOT), site);
    if (equals >= 0) {
      String more = line.substring(equals + 3).strip().toLowerCase(Locale.ROOT);
      for (String word : more.split("\\s+", -1)) {
        words.put(word, site);
      }
    }
  }

  /** The site of a campaign's source or of a referrer's host, or null if no list has it. */
  public @Nullable Site find(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    Site named = words.get(plain);
    return named != null ? named : ofHost(plain.startsWith("www.") ? plain.substring(4) : plain);
  }

  /** The longest end of the host that is listed; a family takes one or two labels behind it. */
  private @Nullable Site ofHost(String host) {
    for (String rest = host; !rest.isEmpty(); rest = behind(rest)) {
      Site exact = hosts.get(rest);
      if (exact != null) {
        return exact;
      }
      int last = rest.lastIndexOf('.');
      int before = last < 0 ? -1 : rest.lastIndexOf('.', last - 1);
      Site family = last < 0 ? null : families.get(rest.substring(0, last));
      if (family == null && before > 0 && last - before <= 4) {
        family = families.get(rest.substring(0, before));
      }
      if (family != null) {
        return family;
      }
    }
    return null;
  }

  private static String behind(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }

  /** A text file beside this class. */
  static String resource(String name) {
    try (InputStream in = Sources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
