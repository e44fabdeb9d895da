package io.fullfunnel.store.people;

import io.fullfunnel.store.people.SetAside.Reason;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The components in which a guard may stand between strands, and who is who in them. Their evidence
 * is judged in {@link CanonicalOrder}, so that people do not depend on what arrived first: evidence
 * newer than all that was judged is judged on top; anything else makes its component be judged from
 * the beginning, once for all that came. Decisions to join come after all evidence.
 */
final class Guarded {
  private final Strands strands;
  private final Links links;
  private final Emails emails;
  private final Decisions decisions;
  private final UnionFind raw;
  private final Guards guards;
  private final CanonicalOrder order;
  private final UnionFind parts = new UnionFind();

  /** Of the oldest strand of a person: whether it has a userId. */
  private final BitSet users = new BitSet();

  /** Lowest strands of the components here; those of components that became part of others too. */
  private final BitSet roots = new BitSet();

  private final Map<Integer, Component> components = new HashMap<>();
  private final BitSet visited = new BitSet();

  Guarded(
      Strands strands,
      Links links,
      Emails emails,
      Decisions decisions,
      UnionFind raw,
      Guards guards) {
    this.strands = strands;
    this.links = links;
    this.emails = emails;
    this.decisions = decisions;
    this.raw = raw;
    this.guards = guards;
    this.order = new CanonicalOrder(links, strands);
  }

  /** Whether the component with this lowest strand is one of these. */
  boolean has(int root) {
    return roots.get(root);
  }

  /** The oldest strand of a strand's person, in a component that is here. */
  int person(int strand) {
    return parts.root(strand);
  }

  @Nullable Component component(int root) {
    return roots.get(root) ? components.get(root) : null;
  }

  /**
   * Judges what came since the last time.
   *
   * @param pending links that were not judged
   * @param changed strands of which something other than links became known
   */
  void settle(Ints pending, Ints changed, Changes changes) {
    TreeSet<Integer> dirty = new TreeSet<>();
    for (int i = 0; i < changed.size(); i++) {
      int strand = changed.get(i);
      adopt(raw.root(strand)).dirty = true;
      for (Decision decision : decisions.of(strand)) {
        if (decision.together()) {
          together(raw.root(decision.one()), raw.root(decision.other())).dirty = true;
        }
      }
      dirty.add(raw.root(strand));
    }
    int[] sorted = pending.toArray();
    order.sort(sorted);
    for (int link : sorted) {
      judgeOnTop(link, changes);
      dirty.add(raw.root(links.one(link)));
    }
    TreeSet<Integer> now = new TreeSet<>();
    dirty.forEach(root -> now.add(raw.root(root)));
    for (int root : now) {
      Component component = adopt(root);
      if (component.dirty) {
        judgeAgain(root, component, changes);
      }
    }
  }

  private void judgeOnTop(int link, Changes changes) {
    Component one = adopt(raw.root(links.one(link)));
    Component other = adopt(raw.root(links.other(link)));
    boolean last = isAfter(link, one) && isAfter(link, other);
    Component both = together(raw.root(links.one(link)), raw.root(links.other(link)));
    if (!last || both.joinedByDecision) {
      both.dirty = true;
    } else if (!both.dirty) {
      judge(both, link, changes);
    }
  }

  private boolean isAfter(int link, Component component) {
    return component.newest < 0 || order.compare(component.newest, link) < 0;
  }

  private void judge(Component component, int link, Changes changes) {
    component.newest = link;
    int one = parts.root(links.one(link));
    int other = parts.root(links.other(link));
    if (one == other) {
      return;
    }
    Reason reason = against(component, one, other, link);
    if (reason == null) {
      join(component, one, other, changes);
    } else {
      component.setAside(link, reason);
    }
  }

  private void join(Component component, int one, int other, Changes changes) {
    int former = Math.max(one, other);
    int root = parts.join(one, other);
    component.join(root, former);
    if (users.get(former)) {
      users.set(root);
    }
    changes.joined(root, former);
  }

  private @Nullable Reason against(Component component, int one, int other, int link) {
    if (saidApart(component, one, other)) {
      return Reason.DECISION;
    }
    if (component.part(one).contradicts(component.part(other))) {
      return Reason.TWO_EMAILS;
    }
    if (!guards.devicesJoinUsers() && users.get(one) && users.get(other) && byDevice(link)) {
      return Reason.SHARED_DEVICE;
    }
    return parts.size(one) + parts.size(other) > guards.mostIds() ? Reason.TOO_MANY_IDS : null;
  }

  /** A userId joined to a userId, or to the address of its rows, is no matter of devices. */
  private boolean byDevice(int link) {
    return strands.kind(links.one(link)) == People.Kind.ANONYMOUS
        || strands.kind(links.other(link)) == People.Kind.ANONYMOUS;
  }

  private boolean saidApart(Component component, int one, int other) {
    int[] ofOne = component.part(one).apart();
    int[] ofOther = component.part(other).apart();
    boolean shorter = ofOne.length <= ofOther.length;
    int far = shorter ? other : one;
    for (int strand : shorter ? ofOne : ofOther) {
      if (parts.root(strand) == far) {
        return true;
      }
    }
    return false;
  }

  /** The component of a lowest strand; one that was free of guards so far is one person. */
  private Component adopt(int root) {
    Component known = component(root);
    if (known != null) {
      return known;
    }
    Component component = new Component();
    Ints members = members(root);
    for (int i = 0; i < members.size(); i++) {
      parts.single(members.get(i));
    }
    users.clear(root);
    for (int i = 0; i < members.size(); i++) {
      int strand = members.get(i);
      if (strand != root) {
        parts.join(root, strand);
      }
      if (strands.kind(strand) == People.Kind.USER) {
        users.set(root);
      }
      component.put(root, component.part(root).with(own(strand)));
      for (int link = links.last(strand); link >= 0; link = links.before(link, strand)) {
        boolean within = raw.root(links.one(link)) == raw.root(links.other(link));
        if (within && isAfter(link, component)) {
          component.newest = link;
        }
      }
    }
    roots.set(root);
    components.put(root, component);
    return component;
  }

  private Part own(int strand) {
    int[] apart =
        decisions.of(strand).stream()
            .filter(decision -> !decision.together())
            .mapToInt(decision -> decision.one() == strand ? decision.other() : decision.one())
            .toArray();
    return apart.length == 0 && !emails.any(strand)
        ? Part.PLAIN
        : new Part(emails.of(strand), apart);
  }

  private Component together(int one, int other) {
    Component first = adopt(one);
    if (one == other) {
      return first;
    }
    Component second = adopt(other);
    int root = raw.join(one, other);
    boolean firstIsLarger = first.setAside() >= second.setAside();
    Component kept = firstIsLarger ? first : second;
    Component gone = firstIsLarger ? second : first;
    if (gone.newest >= 0 && (kept.newest < 0 || order.compare(kept.newest, gone.newest) < 0)) {
      kept.newest = gone.newest;
    }
    kept.absorb(gone);
    components.remove(one);
    components.remove(other);
    components.put(root, kept);
    return kept;
  }

  /** All strands that links and decisions lead to from one; its component must be joined. */
  private Ints members(int root) {
    Ints found = new Ints();
    found.add(root);
    visited.set(root);
    for (int i = 0; i < found.size(); i++) {
      int strand = found.get(i);
      for (int link = links.last(strand); link >= 0; link = links.before(link, strand)) {
        int far = links.one(link) == strand ? links.other(link) : links.one(link);
        visit(far, root, found);
      }
      for (int far : decisions.met(strand)) {
        visit(far, root, found);
      }
    }
    for (int i = 0; i < found.size(); i++) {
      visited.clear(found.get(i));
    }
    return found;
  }

  private void visit(int strand, int root, Ints found) {
    if (!visited.get(strand) && raw.root(strand) == root) {
      visited.set(strand);
      found.add(strand);
    }
  }

  private void judgeAgain(int root, Component component, Changes changes) {
    Ints members = members(root);
    int[] before = new int[members.size()];
    Ints evidence = new Ints();
    TreeSet<Decision> joining = new TreeSet<>(Decision.IN_ORDER);
    for (int i = 0; i < before.length; i++) {
      int strand = members.get(i);
      before[i] = parts.root(strand);
      for (int link = links.last(strand); link >= 0; link = links.before(link, strand)) {
        if (links.one(link) == strand) {
          evidence.add(link);
        }
      }
      decisions.of(strand).stream().filter(Decision::together).forEach(joining::add);
    }
    beginAgain(component, members);
    int[] sorted = evidence.toArray();
    order.sort(sorted);
    for (int link : sorted) {
      judge(component, link, Changes.UNHEARD);
    }
    component.joinedByDecision = !joining.isEmpty();
    for (Decision decision : joining) {
      int one = parts.root(decision.one());
      int other = parts.root(decision.other());
      if (one != other && !saidApart(component, one, other)) {
        join(component, one, other, Changes.UNHEARD);
      }
    }
    for (int i = 0; i < before.length; i++) {
      int now = parts.root(members.get(i));
      if (now != before[i]) {
        changes.moved(members.get(i), before[i], now);
      }
    }
  }

  private void beginAgain(Component component, Ints members) {
    component.clear();
    for (int i = 0; i < members.size(); i++) {
      int strand = members.get(i);
      parts.single(strand);
      users.set(strand, strands.kind(strand) == People.Kind.USER);
      component.put(strand, own(strand));
    }
  }

  /** What was set aside of a component and still parts two people; at most so many. */
  void setAside(int root, int most, Predicate<Link> wanted, List<SetAside> found) {
    Component component = component(root);
    for (int i = 0; component != null && i < component.setAside(); i++) {
      int link = component.linkSetAside(i);
      boolean part = person(links.one(link)) != person(links.other(link));
      if (found.size() < most && part && wanted.test(links.get(link))) {
        found.add(new SetAside(links.get(link), component.reason(i)));
      }
    }
  }

  /** Lowest strands of all components here. */
  Iterable<Integer> all() {
    return new TreeSet<>(components.keySet());
  }
}
