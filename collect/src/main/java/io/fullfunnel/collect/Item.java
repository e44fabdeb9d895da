package io.fullfunnel.collect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of a body, taken apart: places in the body's bytes, nothing decided. */
final class Item {
  private final Map<Part, Member> parts = new EnumMap<>(Part.class);
  private final List<Member> others = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int start;
  private int end;
  private boolean object = true;
  private boolean deep;

  /** An item that is no JSON object. */
  static Item ofNoObject() {
    Item item = new Item();
    item.object = false;
    return item;
  }

  void span(int from, int to) {
    start = from;
    end = to;
  }

  /** Of two members with one name the last counts, as it does for readers. */
  void add(@Nullable Part part, Member member) {
    if (part == null) {
      others.add(member);
    } else {
      parts.put(part, member);
    }
  }

  void foundName(String name) {
    names.add(name);
  }

  /** Names of its properties and traits. */
  List<String> names() {
    return names;
  }

  void foundDeep() {
    deep = true;
  }

  boolean isObject() {
    return object;
  }

  boolean isDeep() {
    return deep;
  }

  /** Bytes as it came. */
  int length() {
    return end - start;
  }

  /** It as it came, or the beginning of it, for who looks at it. */
  String content(byte[] body) {
    return Refused.content(body, start, end);
  }

  Map<Part, Member> parts() {
    return parts;
  }

  List<Member> others() {
    return others;
  }

  @Nullable Member find(Part part) {
    return parts.get(part);
  }

  /** The text of a part; null where it is missing, empty or no scalar. */
  @Nullable String text(Part part) {
    Member member = parts.get(part);
    return member == null ? null : member.text();
  }
}
