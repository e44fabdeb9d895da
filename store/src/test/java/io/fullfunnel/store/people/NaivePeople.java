package io.fullfunnel.store.people;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.timelines.Timelines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is who as the guide tells it, read literally: one link after the other, sets of texts. */
final class NaivePeople {
  private final Guards guards;
  private final KeyedHash hash;
  private final List<Event> messages;
  private final List<Said> said;
  private final Map<String, Set<String>> group = new TreeMap<>();
  private final Map<String, Set<String>> mails = new TreeMap<>();

  NaivePeople(Guards guards, KeyedHash hash, List<Event> messages, List<Said> said) {
    this.guards = guards;
    this.hash = hash;
    this.messages = messages;
    this.said = said;
  }

  /** What a member of the team said of two ids, each its kind's letter and its text. */
  record Said(String one, String other, boolean together) {
    Decision decision(Timelines timelines, KeyedHash hash, int number) throws IOException {
      return new Decision(
          strand(timelines, hash, one), strand(timelines, hash, other), together, number, 7, "me");
    }

    private static int strand(Timelines timelines, KeyedHash hash, String id) throws IOException {
      People.Kind kind =
          switch (id.charAt(0)) {
            case 'U' -> People.Kind.USER;
            case 'A' -> People.Kind.ANONYMOUS;
            default -> People.Kind.EMAIL;
          };
      long[] pair = People.hash(hash, kind, id.substring(1));
      return timelines.strand(kind, pair[0], pair[1]);
    }
  }

  /** One link between two ids. */
  private record Evidence(long time, int rank, String one, String other) {}

  static List<Event> messages(SplittableRandom random, int count, int ids) {
    List<Event> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(10);
      Event.Type type =
          kind < 6 ? Event.Type.TRACK : kind < 8 ? Event.Type.IDENTIFY : Event.Type.ALIAS;
      String user = random.nextInt(3) == 0 ? "u" + random.nextInt(ids) : null;
      String anonymous = user == null || random.nextInt(3) == 0 ? "a" + random.nextInt(ids) : null;
      String email = random.nextInt(12) == 0 ? "M" + random.nextInt(ids) + "@x" : null;
      String previous =
          type != Event.Type.ALIAS
              ? null
              : (random.nextBoolean() ? "u" : "a") + random.nextInt(ids);
      boolean known = type == Event.Type.IDENTIFY && random.nextBoolean();
      String traits = known ? "{\"email\":\" m" + random.nextInt(ids) + "@X\"}" : null;
      messages.add(
          new Event(
              i,
              0,
              0,
              type,
              null,
              user,
              anonymous,
              email,
              previous,
              type == Event.Type.TRACK ? "e" : "",
              (i * 7919L % count) * 1000,
              1_000_000,
              null,
              traits,
              new @Nullable String[Event.Given.values().length]));
    }
    return messages;
  }

  static List<Said> decisions(SplittableRandom random, List<Event> messages) {
    List<String> ids = new ArrayList<>();
    for (Event message : messages) {
      if (message.userId() != null && !message.userId().equals("u0")) {
        ids.add("U" + message.userId());
      }
      if (message.anonymousId() != null) {
        ids.add("A" + message.anonymousId());
      }
    }
    List<Said> said = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0 && ids.size() > 1; i--) {
      String one = ids.get(random.nextInt(ids.size()));
      String other = ids.get(random.nextInt(ids.size()));
      if (!one.equals(other)) {
        said.add(new Said(one, other, random.nextBoolean()));
      }
    }
    return said;
  }

  /** The times of each person's rows. */
  Set<String> timelines() {
    Map<String, Evidence> evidence = evidence();
    List<Evidence> sorted = new ArrayList<>(evidence.values());
    sorted.sort(
        Comparator.comparingLong(Evidence::time)
            .thenComparingInt(Evidence::rank)
            .thenComparing(e -> low(e), this::compare)
            .thenComparing(e -> high(e), this::compare));
    Map<Set<String>, Said> last = new LinkedHashMap<>();
    for (Said each : said) {
      last.remove(Set.of(each.one(), each.other()));
      last.put(Set.of(each.one(), each.other()), each);
    }
    for (Evidence link : sorted) {
      Set<String> one = group(link.one());
      Set<String> other = group(link.other());
      if (!one.equals(other) && allowed(one, other, link, last)) {
        join(one, other);
      }
    }
    for (Said each : last.values()) {
      Set<String> one = group(each.one());
      Set<String> other = group(each.other());
      if (each.together() && !one.equals(other) && !apart(one, other, last)) {
        join(one, other);
      }
    }
    return texts();
  }

  private Set<String> texts() {
    Map<Set<String>, TreeSet<Long>> rows = new LinkedHashMap<>();
    for (Event message : messages) {
      String id = own(message);
      if (id != null && message.type() != Event.Type.ALIAS) {
        rows.computeIfAbsent(group(id), g -> new TreeSet<>()).add(message.timeMillis());
      }
    }
    TreeSet<String> texts = new TreeSet<>();
    for (TreeSet<Long> times : rows.values()) {
      StringBuilder text = new StringBuilder();
      times.forEach(time -> text.append(time).append(' '));
      texts.add(text.toString());
    }
    return texts;
  }

  private @Nullable String user(Event message) {
    String user = message.userId();
    return user == null || guards.blocked().contains(user) ? null : "U" + user;
  }

  private @Nullable String own(Event message) {
    String user = user(message);
    String anonymous = message.anonymousId() == null ? null : "A" + message.anonymousId();
    String email = email(message);
    return user != null ? user : anonymous != null ? anonymous : email;
  }

  private static @Nullable String email(Event message) {
    return message.email() == null ? null : "E" + Guards.normal(message.email());
  }

  private Map<String, Evidence> evidence() {
    Map<String, Evidence> evidence = new TreeMap<>();
    for (Event message : messages) {
      String user = user(message);
      String anonymous = message.anonymousId() == null ? null : "A" + message.anonymousId();
      String email = email(message);
      String own = own(message);
      add(evidence, message, 0, user, anonymous);
      add(evidence, message, 1, user != null ? user : anonymous, email);
      if (message.previousId() != null) {
        boolean blocked = guards.blocked().contains(message.previousId());
        int rank = user == null ? 2 : 3;
        add(evidence, message, rank + 1, own, blocked ? null : "U" + message.previousId());
        add(evidence, message, rank, own, blocked ? null : "A" + message.previousId());
      }
      if (email != null) {
        mails.computeIfAbsent(email, e -> new HashSet<>()).add(email);
      }
      if (own != null && message.traits() != null) {
        String text = message.traits().replaceAll(".*:\"", "").replace("\"}", "");
        mails.computeIfAbsent(own, o -> new HashSet<>()).add("E" + Guards.normal(text));
      }
    }
    return evidence;
  }

  private static void add(
      Map<String, Evidence> all,
      Event message,
      int rank,
      @Nullable String one,
      @Nullable String other) {
    if (one != null && other != null && !one.equals(other)) {
      String pair = one.compareTo(other) < 0 ? one + other : other + one;
      all.merge(
          pair,
          new Evidence(message.timeMillis(), rank, one, other),
          (a, b) -> a.time() <= b.time() ? a : b);
    }
  }

  private Set<String> group(String id) {
    return group.computeIfAbsent(id, i -> new HashSet<>(Set.of(i)));
  }

  private void join(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    both.forEach(id -> group.put(id, both));
  }

  private boolean allowed(
      Set<String> one, Set<String> other, Evidence link, Map<Set<String>, Said> last) {
    Set<String> mailsOfOne = mails(one);
    Set<String> mailsOfOther = mails(other);
    boolean strangers =
        !mailsOfOne.isEmpty()
            && !mailsOfOther.isEmpty()
            && mailsOfOne.stream().noneMatch(mailsOfOther::contains);
    boolean users = hasUser(one) && hasUser(other);
    boolean device = link.one().startsWith("A") || link.other().startsWith("A");
    return !apart(one, other, last)
        && !strangers
        && !(users && device && !guards.devicesJoinUsers())
        && one.size() + other.size() <= guards.mostIds();
  }

  private Set<String> mails(Set<String> ids) {
    Set<String> all = new HashSet<>();
    ids.forEach(id -> all.addAll(mails.getOrDefault(id, Set.of())));
    return all;
  }

  private static boolean hasUser(Set<String> ids) {
    return ids.stream().anyMatch(id -> id.startsWith("U"));
  }

  private static boolean apart(Set<String> one, Set<String> other, Map<Set<String>, Said> last) {
    return last.values().stream()
        .filter(said -> !said.together())
        .anyMatch(said ->
            (one.contains(said.one()) && other.contains(said.other()))
                || (one.contains(said.other()) && other.contains(said.one())));
  }

  private String low(Evidence link) {
    return compare(link.one(), link.other()) <= 0 ? link.one() : link.other();
  }

  private String high(Evidence link) {
    return low(link).equals(link.one()) ? link.other() : link.one();
  }

  private int compare(String one, String other) {
    long[] a = hash(one);
    long[] b = hash(other);
    int high = Long.compareUnsigned(a[0], b[0]);
    return high != 0 ? high : Long.compareUnsigned(a[1], b[1]);
  }

  private long[] hash(String id) {
    People.Kind kind =
        id.startsWith("U")
            ? People.Kind.USER
            : id.startsWith("A") ? People.Kind.ANONYMOUS : People.Kind.EMAIL;
    return People.hash(hash, kind, id.substring(1));
  }
}
