package io.fullfunnel.store.people;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.Event;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: strands, the log of links between them, what the team decided, and the people that
 * follow from these under the {@link Guards}, whatever arrived first.
 *
 * <p>A person is known by its oldest strand, the one with the lowest number. Links that no guard
 * concerns join people at once; the others are judged by {@link #settle}. Not thread-safe.
 */
public final class People {
  /** What kind of id a strand stands under: equal texts of different kinds are different ids. */
  public enum Kind {
    USER(1, 0x9E3779B97F4A7C15L),
    ANONYMOUS(2, 0xC2B2AE3D27D4EB4FL),
    EMAIL(3, 0x165667B19E3779F9L);

    private final int code;
    private final long salt;

    Kind(int code, long salt) {
      this.code = code;
      this.salt = salt;
    }

    public int code() {
      return code;
    }

    /** The kind of a code. */
    public static Kind of(int code) {
      return switch (code) {
        case 1 -> USER;
        case 2 -> ANONYMOUS;
        case 3 -> EMAIL;
        default -> throw new IllegalArgumentException("unknown kind of id " + code);
      };
    }
  }

  /** The e-mail address of a component whose strands have several. */
  private static final int SEVERAL = -2;

  private final KeyedHash hash;
  private final Guards guards;
  private final BlockedIds blocked;
  private final Strands strands;
  private final Links links = new Links();
  private final Emails emails = new Emails();
  private final Decisions decisions = new Decisions();
  private final UnionFind raw = new UnionFind();
  private final Guarded guarded;

  /** Of lowest strands of components: whether they have a userId. */
  private final BitSet users = new BitSet();

  /** The lowest strand plus one → a strand with the component's only address, or SEVERAL. */
  private final LongIndex addresses = new LongIndex();

  private final Ints pending = new Ints();
  private final Ints changed = new Ints();
  private final long[] pair = new long[2];

  public People(KeyedHash hash, Strands strands, Guards guards) {
    this.hash = hash;
    this.guards = guards;
    this.blocked = new BlockedIds(guards.blocked());
    this.strands = strands;
    this.guarded = new Guarded(strands, links, emails, decisions, raw, guards);
    for (int strand = 0; strand < strands.size(); strand++) {
      users.set(strand, strands.kind(strand) == Kind.USER);
    }
  }

  public Strands strands() {
    return strands;
  }

  public Links links() {
    return links;
  }

  public Guards guards() {
    return guards;
  }

  /**
   * The strand of an event (under userId if it has one, else anonymousId, else e-mail), and on the
   * way all links that the event makes.
   *
   * @return −1 for an event without any id
   */
  public int strand(Event event, Changes changes) {
    int user = number(Kind.USER, event.userId());
    int anonymous = number(Kind.ANONYMOUS, event.anonymousId());
    int email = number(Kind.EMAIL, event.email());
    if (user >= 0 && anonymous >= 0) {
      boolean identify = event.type() == Event.Type.IDENTIFY;
      link(event, user, anonymous, identify ? Link.Rule.IDENTIFY : Link.Rule.SAME_MESSAGE, changes);
    }
    int named = user >= 0 ? user : anonymous;
    if (named >= 0 && email >= 0) {
      link(event, named, email, Link.Rule.EMAIL, changes);
    }
    int strand = named >= 0 ? named : email;
    if (strand >= 0 && event.type() == Event.Type.IDENTIFY) {
      String address = TraitEmail.of(event.traits());
      if (address != null && !blocked.contains(address)) {
        knows(strand, hash(Kind.EMAIL, address));
      }
    }
    if (strand >= 0 && event.type() == Event.Type.ALIAS) {
      // an alias names an id that may have been used as either kind, before or after it
      for (Kind kind : List.of(Kind.USER, Kind.ANONYMOUS)) {
        int previous = number(kind, event.previousId());
        if (previous >= 0) {
          link(event, strand, previous, Link.Rule.ALIAS, changes);
        }
      }
    }
    return strand;
  }

  private void link(Event event, int one, int other, Link.Rule rule, Changes changes) {
    link(new Link(one, other, rule, event.sequence(), event.timeMillis()), changes);
  }

  /** Takes evidence in; where no guard is concerned, two people become one at once. */
  public void link(Link link, Changes changes) {
    Links.Added added = links.add(link);
    if (added == Links.Added.KNOWN) {
      return;
    }
    int one = raw.root(link.one());
    int other = raw.root(link.other());
    if (added == Links.Added.EARLIER) {
      if (guarded.has(one)) {
        changed.add(link.one());
      }
    } else if (one == other) {
      if (guarded.has(one)) {
        pending.add(links.size() - 1);
      }
    } else if (isFree(one, other)) {
      join(one, other);
      changes.joined(Math.min(one, other), Math.max(one, other));
    } else {
      pending.add(links.size() - 1);
    }
  }

  /** Whether no guard may ever stand between the strands of these two components. */
  private boolean isFree(int one, int other) {
    if (guarded.has(one) || guarded.has(other)) {
      return false;
    }
    boolean twoUsers = users.get(one) && users.get(other) && !guards.devicesJoinUsers();
    return !twoUsers
        && raw.size(one) + raw.size(other) <= guards.mostIds()
        && sameAddress(addresses.get(one + 1L), addresses.get(other + 1L));
  }

  private boolean sameAddress(int holder, int other) {
    if (holder == SEVERAL || other == SEVERAL) {
      return false;
    }
    return holder == other
        || holder < 0
        || other < 0
        || emails.of(holder)[0] == emails.of(other)[0];
  }

  private void join(int one, int other) {
    int root = raw.join(one, other);
    int former = Math.max(one, other);
    if (users.get(former)) {
      users.set(root);
    }
    if (addresses.get(root + 1L) == -1 && addresses.get(former + 1L) >= 0) {
      addresses.put(root + 1L, addresses.get(former + 1L));
    }
  }

  /** Takes in that an address is known of a strand. */
  public void knows(int strand, long address) {
    if (!emails.add(strand, address)) {
      return;
    }
    int root = raw.root(strand);
    int holder = addresses.get(root + 1L);
    boolean several =
        holder == SEVERAL
            || (holder >= 0 && emails.of(strand).length > 1)
            || (holder >= 0 && emails.of(holder)[0] != address);
    if (holder == -1 || several) {
      addresses.put(root + 1L, several ? SEVERAL : strand);
    }
    if (guarded.has(root) || (several && raw.size(root) > 1)) {
      changed.add(strand);
    }
  }

  /** Hears each address that is known of a strand, in order of arrival. */
  public interface Addresses {
    void known(int strand, long address);
  }

  public void forEachAddress(Addresses hearer) {
    for (int entry = 0; entry < emails.size(); entry++) {
      hearer.known(emails.strand(entry), emails.hash(entry));
    }
  }

  /** Takes in what the team decided; {@link #settle} makes people of it. */
  public void decide(Decision decision) {
    decisions.put(decision);
    changed.add(decision.one());
    changed.add(decision.other());
  }

  /** What was decided of each two strands last. */
  public Collection<Decision> decisions() {
    return decisions.all();
  }

  /** What was decided of a strand. */
  public List<Decision> decisions(int strand) {
    return List.copyOf(decisions.of(strand));
  }

  /**
   * Runs something with a decision that is not made, and takes it back: people are then as before.
   *
   * @param heard hears what the decision changes
   */
  public void suppose(Decision decision, Changes heard, Runnable look) {
    settle(Changes.UNHEARD);
    Decision before = decisions.put(decision);
    changed.add(decision.one());
    changed.add(decision.other());
    settle(heard);
    try {
      look.run();
    } finally {
      decisions.remove(decision);
      if (before != null) {
        decisions.put(before);
      }
      changed.add(decision.one());
      changed.add(decision.other());
      settle(Changes.UNHEARD);
    }
  }

  /** Judges all evidence that a guard concerns; nothing to do if there is none. */
  public void settle(Changes changes) {
    if (pending.size() > 0 || changed.size() > 0) {
      guarded.settle(pending, changed, changes);
      pending.clear();
      changed.clear();
    }
  }

  /** The oldest strand of the strand's person, as of the last {@link #settle}. */
  public int person(int strand) {
    int root = raw.root(strand);
    return guarded.has(root) ? guarded.person(strand) : root;
  }

  /** Evidence about a strand's person that did not join it to others; at most so much. */
  public List<SetAside> setAside(int strand, int most) {
    int person = person(strand);
    List<SetAside> all = new ArrayList<>();
    guarded.setAside(
        raw.root(strand),
        most,
        link -> person(link.one()) == person || person(link.other()) == person,
        all);
    return all;
  }

  /** All evidence that did not join people; at most so much. */
  public List<SetAside> setAside(int most) {
    List<SetAside> all = new ArrayList<>();
    for (int root : guarded.all()) {
      guarded.setAside(root, most, link -> true, all);
    }
    return all;
  }

  /** Whether a text is no id. */
  public boolean isBlocked(String id) {
    return blocked.contains(id);
  }

  /** The strand of an id, or −1 if nothing ever came under it. */
  public int find(Kind kind, String id) {
    if (blocked.contains(id)) {
      return -1;
    }
    long high = hash(kind, id);
    return strands.find(high, pair[1]);
  }

  /** The strand that an event with these ids came under, or −1. */
  public int find(@Nullable String userId, @Nullable String anonymousId, @Nullable String email) {
    if (userId != null && !blocked.contains(userId)) {
      return find(Kind.USER, userId);
    }
    if (anonymousId != null && !blocked.contains(anonymousId)) {
      return find(Kind.ANONYMOUS, anonymousId);
    }
    return email == null ? -1 : find(Kind.EMAIL, email);
  }

  /** The strand of an id; −1 for what is no id. */
  private int number(Kind kind, @Nullable String id) {
    if (id == null || blocked.contains(id)) {
      return -1;
    }
    long high = hash(kind, id);
    return numbered(kind, high, pair[1]);
  }

  /** The strand with this hash; a new one if nothing came under it. */
  public int numbered(Kind kind, long high, long low) {
    int known = strands.size();
    int strand = strands.number(kind, high, low);
    if (strand == known) {
      users.set(strand, kind == Kind.USER);
      if (kind == Kind.EMAIL) {
        knows(strand, high);
      }
    }
    return strand;
  }

  /** The high half of an id's hash; the low half stands in {@code pair[1]}. */
  private long hash(Kind kind, String id) {
    return hash(hash, kind, id, pair);
  }

  /** Both halves of an id's hash. */
  static long[] hash(KeyedHash hash, Kind kind, String id) {
    long[] pair = new long[2];
    pair[0] = hash(hash, kind, id, pair);
    return pair;
  }

  private static long hash(KeyedHash hash, Kind kind, String id, long[] pair) {
    hash.hash(kind == Kind.EMAIL ? Guards.normal(id) : id, pair);
    return pair[0] ^ kind.salt;
  }
}
