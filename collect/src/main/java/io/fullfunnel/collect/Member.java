package io.fullfunnel.collect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of a JSON object, as places in the body's bytes; the key's quotes are included.
 *
 * @param text the value of a scalar that is looked at; null where it is missing or empty
 * @param inner the members of an object that may have to be merged with another one
 */
record Member(
    String name,
    int keyStart,
    int valueStart,
    int end,
    @Nullable String text,
    @Nullable List<Member> inner) {

  /** Whether {@code inner} holds a member of this name. */
  boolean has(String wanted) {
    return inner != null && find(wanted) != null;
  }

  /** The names in {@code inner}: some thousand may stand there, to be compared with as many. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    if (inner != null) {
      inner.forEach(member -> names.add(member.name));
    }
    return names;
  }

  /** The member of this name; of two the last, as readers have it. */
  @Nullable Member find(String wanted) {
    if (inner != null) {
      for (Member member : inner.reversed()) {
        if (member.name.equals(wanted)) {
          return member;
        }
      }
    }
    return null;
  }
}
