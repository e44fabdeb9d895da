package io.fullfunnel.store.people;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.Event;
import java.util.Arrays;
import java.util.Locale;

/**
 * Who is who: strands, the log of links between them, and people as their connected components.
 *
 * <p>A person is known by its oldest strand, the one with the lowest number. Links are only added;
 * each pair is logged once, with its first evidence. Not thread-safe.
 */
public final class People {
  /** Hears that two people became one. */
  @FunctionalInterface
  public interface Joined {
    /**
     * Called after the join.
     *
     * @param person the oldest strand of the person now
     * @param former the oldest strand of the person that is no more
     */
    void joined(int person, int former);
  }

  /** What kind of id a strand stands under: equal texts of different kinds are different ids. */
  public enum Kind {
    USER(0x9E3779B97F4A7C15L),
    ANONYMOUS(0xC2B2AE3D27D4EB4FL),
    EMAIL(0x165667B19E3779F9L);

    private final long salt;

    Kind(long salt) {
      this.salt = salt;
    }
  }

  private final KeyedHash hash;
  private final Strands strands;
  private final Links links = new Links();
  private final long[] pair = new long[2];
  private int[] parent = new int[1024];
  private int known;

  public People(KeyedHash hash, Strands strands) {
    this.hash = hash;
    this.strands = strands;
  }

  public Strands strands() {
    return strands;
  }

  public Links links() {
    return links;
  }

  /**
   * The strand of an event (under userId if it has one, else anonymousId, else e-mail), and on the
   * way all links that the event makes.
   *
   * @return −1 for an event without any id
   */
  public int strand(Event event, Joined joined) {
    int user = event.userId() == null ? -1 : number(Kind.USER, event.userId());
    int anonymous = event.anonymousId() == null ? -1 : number(Kind.ANONYMOUS, event.anonymousId());
    int email = event.email() == null ? -1 : number(Kind.EMAIL, normal(event.email()));
    if (user >= 0 && anonymous >= 0) {
      Link.Rule rule =
          event.type() == Event.Type.IDENTIFY ? Link.Rule.IDENTIFY : Link.Rule.SAME_MESSAGE;
      link(new Link(user, anonymous, rule, event.sequence()), joined);
    }
    if (user >= 0 && email >= 0) {
      link(new Link(user, email, Link.Rule.EMAIL, event.sequence()), joined);
    }
    if (user < 0 && anonymous >= 0 && email >= 0) {
      link(new Link(anonymous, email, Link.Rule.EMAIL, event.sequence()), joined);
    }
    int strand = user >= 0 ? user : anonymous >= 0 ? anonymous : email;
    if (event.type() == Event.Type.ALIAS && event.previousId() != null && strand >= 0) {
      alias(strand, event.previousId(), event.sequence(), joined);
    }
    return strand;
  }

  /** An alias names an id that may have been used as either kind. */
  private void alias(int strand, String previousId, long sequence, Joined joined) {
    int asUser = find(Kind.USER, previousId);
    int asAnonymous = find(Kind.ANONYMOUS, previousId);
    if (asUser >= 0) {
      link(new Link(strand, asUser, Link.Rule.ALIAS, sequence), joined);
    }
    if (asAnonymous >= 0 || asUser < 0) {
      int previous = number(Kind.ANONYMOUS, previousId);
      link(new Link(strand, previous, Link.Rule.ALIAS, sequence), joined);
    }
  }

  /** The oldest strand of the strand's person. */
  public int person(int strand) {
    cover(strand);
    int root = strand;
    while (parent[root] != root) {
      root = parent[root];
    }
    for (int s = strand; parent[s] != root; ) {
      int next = parent[s];
      parent[s] = root;
      s = next;
    }
    return root;
  }

  /** Adds a link; tells {@code joined} if two people became one by it. */
  public void link(Link link, Joined joined) {
    if (!links.add(link)) {
      return;
    }
    int one = person(link.one());
    int other = person(link.other());
    if (one != other) {
      int person = Math.min(one, other);
      int former = Math.max(one, other);
      parent[former] = person;
      joined.joined(person, former);
    }
  }

  /** The strand of an id, or −1 if nothing ever came under it. */
  public int find(Kind kind, String id) {
    hash.hash(kind == Kind.EMAIL ? normal(id) : id, pair);
    return strands.find(pair[0] ^ kind.salt, pair[1]);
  }

  private int number(Kind kind, String id) {
    hash.hash(id, pair);
    return strands.number(pair[0] ^ kind.salt, pair[1]);
  }

  private void cover(int strand) {
    if (strand >= parent.length) {
      parent = Arrays.copyOf(parent, Math.max(strand + 1, parent.length + (parent.length >> 1)));
    }
    while (known <= strand) {
      parent[known] = known;
      known++;
    }
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
