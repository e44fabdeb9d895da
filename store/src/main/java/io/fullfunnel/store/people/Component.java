package io.fullfunnel.store.people;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Strands that all links together would join, where a guard may stand between some of them: which
 * evidence was set aside, and what is known of each person in it.
 */
final class Component {
  private final Map<Integer, Part> parts = new HashMap<>();
  private Ints aside = new Ints();
  private byte[] reasons = new byte[8];

  /** The last link in canonical order that was judged; −1 without any. */
  int newest = -1;

  /** Whether it must be judged from the beginning. */
  boolean dirty;

  /** Whether a decision joins people here: decisions come after all evidence. */
  boolean joinedByDecision;

  Part part(int root) {
    return parts.getOrDefault(root, Part.PLAIN);
  }

  void put(int root, Part part) {
    if (!part.isPlain()) {
      parts.put(root, part);
    }
  }

  /** Two people became one. */
  void join(int root, int former) {
    Part gone = parts.remove(former);
    if (gone != null) {
      put(root, part(root).with(gone));
    }
  }

  void clear() {
    parts.clear();
    aside.clear();
    newest = -1;
    joinedByDecision = false;
    dirty = false;
  }

  void setAside(int link, SetAside.Reason reason) {
    if (aside.size() == reasons.length) {
      reasons = Arrays.copyOf(reasons, reasons.length * 2);
    }
    reasons[aside.size()] = (byte) Reasons.code(reason);
    aside.add(link);
  }

  int setAside() {
    return aside.size();
  }

  int linkSetAside(int index) {
    return aside.get(index);
  }

  SetAside.Reason reason(int index) {
    return Reasons.of(reasons[index]);
  }

  /** Takes over what is known of another component that is now part of this one. */
  void absorb(Component other) {
    parts.putAll(other.parts);
    for (int i = 0; i < other.aside.size(); i++) {
      setAside(other.aside.get(i), other.reason(i));
    }
    other.aside = new Ints();
    dirty |= other.dirty;
    joinedByDecision |= other.joinedByDecision;
  }

  /** Reasons in a byte. */
  private static final class Reasons {
    private static final SetAside.Reason[] ALL = SetAside.Reason.values();

    private Reasons() {}

    @SuppressWarnings("EnumOrdinal") // a number that lives as long as the component
    static int code(SetAside.Reason reason) {
      return reason.ordinal();
    }

    static SetAside.Reason of(int code) {
      return ALL[code];
    }
  }
}
