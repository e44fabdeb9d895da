package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.TraitReader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A breakdown bound to one dataset: reads the group of a person's attempt. */
final class Grouping implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PERSON = "person.";
  private static final String ENTRY = "@entry";

  private final Breakdown by;
  private final List<Labels> labels = new ArrayList<>();

  Grouping(Breakdown by, Dictionary dictionary) {
    this.by = by;
    for (String property : by.properties()) {
      labels.add(labels(property, by, dictionary));
    }
  }

  private static Labels labels(String property, Breakdown by, Dictionary dictionary) {
    String name = property;
    Source source = Source.EVENT;
    if (property.startsWith(PERSON)) {
      name = property.substring(PERSON.length());
      source = Source.TRAIT_NOW;
      if (name.endsWith(ENTRY)) {
        name = name.substring(0, name.length() - ENTRY.length());
        source = Source.TRAIT_AT_ENTRY;
      }
    } else if (by.at() == Breakdown.At.PERSON) {
      source = Source.TRAIT_NOW;
    }
    return new Labels(
        dictionary.column(source == Source.EVENT ? name : TraitReader.columnName(name)),
        source,
        source == Source.EVENT && by.folds(name));
  }

  private enum Source {
    EVENT,
    TRAIT_NOW,
    TRAIT_AT_ENTRY
  }

  boolean eachStep() {
    return by.at() == Breakdown.At.EACH;
  }

  /** How many labels make a key. */
  int labels() {
    return labels.size();
  }

  /** Reads the group into {@code key}; {@code step}, from 0, matters only for {@code EACH}. */
  void read(Timeline person, StepHits found, Attempt attempt, int step, GroupKey key) {
    for (int p = 0; p < labels.size(); p++) {
      Labels of = labels.get(p);
      key.set(
          p,
          switch (of.source) {
            case EVENT -> eventLabel(person, found, attempt, step, of);
            case TRAIT_NOW -> of.of(TraitReader.code(person, of.column, person.size()));
            case TRAIT_AT_ENTRY ->
                of.of(TraitReader.code(person, of.column, found.row(attempt.hit(0))));
          });
    }
  }

  private int eventLabel(
      Timeline person, StepHits found, Attempt attempt, int step, Labels labels) {
    return switch (by.at()) {
      case STEP ->
          attempt.depth() < by.step()
              ? GroupKey.NONE
              : labels.at(person, found.row(attempt.hit(by.step() - 1)));
      case EACH -> labels.at(person, found.row(attempt.hit(step)));
      case FIRST -> {
        int label = GroupKey.NONE;
        for (int s = 0; s < attempt.depth() && label == GroupKey.NONE; s++) {
          label = labels.at(person, found.row(attempt.hit(s)));
        }
        yield label;
      }
      case LAST -> {
        int label = GroupKey.NONE;
        for (int s = attempt.depth() - 1; s >= 0 && label == GroupKey.NONE; s--) {
          label = labels.at(person, found.row(attempt.hit(s)));
        }
        yield label;
      }
      case FIRST_EVENT -> {
        int row = 0;
        while (person.event(row) < Dictionary.FIRST_EVENT) {
          row++;
        }
        yield labels.at(person, row);
      }
      case PERSON -> throw new IllegalStateException("a trait is no property of an event");
    };
  }

  /** The key as it is shown. */
  List<String> names(GroupKey key) {
    List<String> names = new ArrayList<>();
    for (int p = 0; p < labels.size(); p++) {
      names.add(labels.get(p).name(key.label(p)));
    }
    return List.copyOf(names);
  }

  /**
   * The values of one property as labels: different values that look the same are one label. Folded
   * values are shown in the spelling that sorts last, which has the fewest capitals.
   */
  private static final class Labels implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int column;
    private final Source source;
    private final int[] ofCode;
    private final List<String> names = new ArrayList<>();

    Labels(Column column, Source source, boolean fold) {
      this.column = column.id();
      this.source = source;
      this.ofCode = new int[column.values().size()];
      Map<String, Integer> known = new HashMap<>();
      int code = 0;
      for (Value value : column.values()) {
        String name = fold ? value.asKey().strip() : value.asKey();
        String same = fold ? name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : name;
        ofCode[code++] = name.isEmpty() ? GroupKey.NONE : label(known, same, name);
      }
    }

    private int label(Map<String, Integer> known, String same, String name) {
      Integer label = known.putIfAbsent(same, names.size());
      if (label == null) {
        names.add(name);
        return names.size() - 1;
      }
      if (name.compareTo(names.get(label)) > 0) {
        names.set(label, name);
      }
      return label;
    }

    int at(Timeline person, int row) {
      return of(person.code(column, row));
    }

    int of(int code) {
      return code == Dictionary.ABSENT ? GroupKey.NONE : ofCode[code];
    }

    String name(int label) {
      return label == GroupKey.NONE ? Breakdown.NONE : names.get(label);
    }
  }
}
