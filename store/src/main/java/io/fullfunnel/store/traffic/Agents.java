package io.fullfunnel.store.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which agents are programs: the product's list, with what a workspace adds to it and takes from
 * it. Programs are known by parts of what they call themselves, letter case aside.
 */
public final class Agents {
  private static final String PEOPLE = "people";
  private static final Agents SHIPPED = read("agents.txt");

  private final String version;
  private final List<Part> parts;
  private final List<String> people;

  /**
   * A part of an agent.
   *
   * @param text in small letters
   * @param whole whether the agent is that and nothing else
   * @param word whether it must not go on with a letter
   * @param kind of the program
   */
  private record Part(String text, boolean whole, boolean word, String kind) {
    boolean isIn(String agent) {
      if (whole) {
        return agent.equals(text);
      }
      for (int at = agent.indexOf(text); at >= 0; at = agent.indexOf(text, at + 1)) {
        int end = at + text.length();
        if (!word || end == agent.length() || !Character.isLetter(agent.charAt(end))) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Why an agent is a program's.
   *
   * @param kind such as crawler, library or headless
   * @param part of the agent by which it is known
   */
  public record Known(String kind, String part) {}

  private Agents(String version, List<Part> parts, List<String> people) {
    this.version = version;
    this.people = List.copyOf(people);
    this.parts = List.copyOf(parts);
  }

  /** The list that ships with the product. */
  public static Agents shipped() {
    return SHIPPED;
  }

  private static Agents read(String resource) {
    try (InputStream in = Agents.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      String version = "";
      String kind = "";
      List<Part> parts = new ArrayList<>();
      List<String> people = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        String text = line.strip();
        if (text.startsWith("version ")) {
          version = text.substring("version ".length());
        } else if (text.startsWith("[")) {
          kind = text.substring(1, text.length() - 1);
        } else if (kind.equals(PEOPLE) && !text.isEmpty()) {
          people.add(text);
        } else if (!text.isEmpty() && !text.startsWith("#")) {
          parts.add(part(text.toLowerCase(Locale.ROOT), kind));
        }
      }
      return new Agents(version, parts, people);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of the list: {@code =whole}, {@code word|} or a part. */
  private static Part part(String line, String kind) {
    if (line.startsWith("=")) {
      return new Part(line.substring(1), true, false, kind);
    }
    return line.endsWith("|")
        ? new Part(line.substring(0, line.length() - 1), false, true, kind)
        : new Part(line, false, false, kind);
  }

  public String version() {
    return version;
  }

  /** How many programs it knows. */
  public int size() {
    return parts.size();
  }

  /** Why an agent is a program's by these rules; null if it is none. */
  public @Nullable Known known(String agent, TrafficRules rules) {
    String small = agent.toLowerCase(Locale.ROOT);
    for (String human : rules.people()) {
      if (small.contains(human.toLowerCase(Locale.ROOT))) {
        return null;
      }
    }
    for (String own : rules.bots()) {
      if (small.contains(own.toLowerCase(Locale.ROOT))) {
        return new Known("own", own);
      }
    }
    if (rules.agents()) {
      for (String part : people) {
        small = small.replace(part, "");
      }
      for (Part part : parts) {
        if (part.isIn(small)) {
          return new Known(part.kind(), part.text());
        }
      }
    }
    return null;
  }
}
