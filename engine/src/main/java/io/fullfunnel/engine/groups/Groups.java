package io.fullfunnel.engine.groups;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.TraitReader;
import io.fullfunnel.engine.values.Labels;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A split bound to one dataset: reads the group of a row. Without a split there is one group. */
public final class Groups implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PERSON = "person.";

  private final Split.@Nullable At at;
  private final ArrayList<Part> parts = new ArrayList<>();
  private final @Nullable HashSet<GroupKey> shown;

  private record Part(Labels values, boolean trait) implements Serializable {}

  public Groups(@Nullable Split by, Dictionary dictionary) {
    this.at = by == null ? null : by.at();
    for (String property : by == null ? List.<String>of() : by.properties()) {
      boolean trait = property.startsWith(PERSON);
      String column =
          trait ? TraitReader.columnName(property.substring(PERSON.length())) : property;
      boolean fold = by != null && by.fold() && Labels.folds(property);
      parts.add(new Part(new Labels(dictionary.column(column), fold), trait));
    }
    List<List<String>> settled = by == null ? null : by.shown();
    this.shown = settled == null ? null : new HashSet<>(keys(settled));
  }

  /** How many groups a split makes at most. */
  public static long most(Split by, Dictionary dictionary) {
    long most = 1;
    for (String property : by.properties()) {
      boolean trait = property.startsWith(PERSON);
      String name = trait ? TraitReader.columnName(property.substring(PERSON.length())) : property;
      most *= 1 + Math.min(Integer.MAX_VALUE / 2, dictionary.column(name).values().size());
      most = Math.min(most, Integer.MAX_VALUE);
    }
    return most;
  }

  /** The keys of these names, slot 0; what is called "(none)" may be a value or none. */
  private Set<GroupKey> keys(List<List<String>> settled) {
    Set<GroupKey> keys = new HashSet<>();
    for (List<String> names : settled) {
      if (names.size() == parts.size()) {
        addKeys(names, 0, new GroupKey(parts.size()), keys);
      }
    }
    return keys;
  }

  private void addKeys(List<String> names, int part, GroupKey key, Set<GroupKey> keys) {
    if (part == parts.size()) {
      keys.add(key.copy());
      return;
    }
    String name = names.get(part);
    int label = parts.get(part).values.names().indexOf(name);
    if (label >= 0) {
      key.label(part, label);
      addKeys(names, part + 1, key, keys);
    }
    if (name.equals(Labels.NONE_SHOWN)) {
      key.label(part, Labels.NONE);
      addKeys(names, part + 1, key, keys);
    }
  }

  public int properties() {
    return parts.size();
  }

  public boolean isSplit() {
    return !parts.isEmpty();
  }

  /** Whether every row of a person is in the same group. */
  public boolean ofPeople() {
    return at == Split.At.FIRST_EVENT || parts.stream().allMatch(Part::trait);
  }

  /** Reads what all rows of a person share into {@code key}. */
  public void begin(Timeline person, GroupKey key) {
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      if (part.trait) {
        int code = TraitReader.code(person, part.values.column(), person.size());
        key.label(p, part.values.of(code));
      } else if (at == Split.At.FIRST_EVENT) {
        int row = 0;
        while (row < person.size() && person.event(row) < Dictionary.FIRST_EVENT) {
          row++;
        }
        key.label(p, row == person.size() ? Labels.NONE : part.values.at(person, row));
      }
    }
  }

  /** Reads what a row has of its own into {@code key}. */
  public void row(Timeline person, int row, GroupKey key) {
    if (at == Split.At.FIRST_EVENT) {
      return;
    }
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      if (!part.trait) {
        key.label(p, part.values.at(person, row));
      }
    }
  }

  /** The label of one property at a row, for those who keep it. */
  public int label(Timeline person, int row, int property, GroupKey ofPerson) {
    Part part = parts.get(property);
    return part.trait || at == Split.At.FIRST_EVENT
        ? ofPerson.label(property)
        : part.values.at(person, row);
  }

  /** The key as it is shown. */
  public List<String> names(GroupKey key) {
    if (key.isOther()) {
      return Collections.nCopies(parts.size(), Labels.OTHER_SHOWN);
    }
    List<String> names = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      names.add(parts.get(p).values.name(key.label(p)));
    }
    return List.copyOf(names);
  }

  /** Whether the groups that are shown were settled, and this is none of them. */
  public boolean isHidden(GroupKey key) {
    Set<GroupKey> settled = shown;
    if (settled == null) {
      return false;
    }
    int slot = key.slot();
    key.slot(0);
    boolean hidden = !settled.contains(key);
    key.slot(slot);
    return hidden;
  }
}
