package io.fullfunnel.engine.actors;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The values of a property as actors; values that look the same are one. */
final class ValueOwners extends Owners {
  private final Column property;
  private final boolean lasting;
  private final int[] actorOfCode;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private int held;

  /**
   * @param lasting whether a value holds from the row that gives it until another does, and the
   *     first one for the rows before it too
   */
  ValueOwners(Column property, boolean lasting) {
    this.property = property;
    this.lasting = lasting;
    this.actorOfCode = new int[property.values().size()];
    int code = 0;
    for (Value value : property.values()) {
      actorOfCode[code++] = number(value.asKey());
    }
  }

  private int number(String name) {
    if (name.isEmpty()) {
      return NOBODY;
    }
    Integer actor = known.putIfAbsent(name, names.size());
    if (actor == null) {
      names.add(name);
      return names.size() - 1;
    }
    return actor;
  }

  @Override
  int size() {
    return names.size();
  }

  String name(long actor) {
    return names.get((int) actor);
  }

  OptionalLong find(String name) {
    Integer actor = known.get(name);
    return actor == null ? OptionalLong.empty() : OptionalLong.of(actor);
  }

  @Override
  void begin(Timeline person) {
    held = NOBODY;
    for (int row = 0; lasting && held == NOBODY && row < person.size(); row++) {
      held = own(person, row);
    }
  }

  @Override
  int actor(Timeline person, int row) {
    int own = own(person, row);
    if (!lasting) {
      return own;
    }
    held = own == NOBODY ? held : own;
    return held;
  }

  private int own(Timeline person, int row) {
    int code = person.code(property.id(), row);
    return code == Dictionary.ABSENT ? NOBODY : actorOfCode[code];
  }
}
