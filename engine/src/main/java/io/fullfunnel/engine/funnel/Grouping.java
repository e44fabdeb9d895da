package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.TraitReader;
import io.fullfunnel.engine.values.Labels;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A breakdown bound to one dataset: reads the group of a person's attempt. */
final class Grouping implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PERSON = "person.";
  private static final String ENTRY = "@entry";

  private final Breakdown by;
  private final boolean everyHit;
  private final ArrayList<Part> labels = new ArrayList<>();
  private final @Nullable HashSet<Integer> shown;

  Grouping(Breakdown by, FunnelMode mode, Dictionary dictionary) {
    this.by = by;
    this.everyHit = mode.product() == FunnelMode.Product.POSTHOG;
    for (String property : by.properties()) {
      labels.add(part(property, by, dictionary));
    }
    List<List<String>> settled = by.shown();
    this.shown = settled == null ? null : new HashSet<>(shown(settled, labels.getFirst().values()));
  }

  /** What is called "(none)" may be a value or none. */
  private static Set<Integer> shown(List<List<String>> keys, Labels labels) {
    Set<String> names = new HashSet<>();
    keys.forEach(key -> names.add(key.getFirst()));
    Set<Integer> shown = new HashSet<>();
    if (names.contains(Labels.NONE_SHOWN)) {
      shown.add(GroupKey.NONE);
    }
    int label = 0;
    for (String name : labels.names()) {
      if (names.contains(name)) {
        shown.add(label);
      }
      label++;
    }
    return shown;
  }

  /** How many values the first property of a breakdown has. */
  static int values(Breakdown by, Dictionary dictionary) {
    Read read = Read.of(by.properties().getFirst(), by);
    return dictionary.column(read.column()).values().size();
  }

  private static Part part(String property, Breakdown by, Dictionary dictionary) {
    Read read = Read.of(property, by);
    boolean folds = read.source == Source.EVENT && by.folds(read.name);
    return new Part(new Labels(dictionary.column(read.column()), folds), read.source);
  }

  /** What a property of a breakdown means. */
  private record Read(String name, Source source) {
    static Read of(String property, Breakdown by) {
      if (!property.startsWith(PERSON)) {
        boolean ofPerson = by.at() == Breakdown.At.PERSON;
        return new Read(property, ofPerson ? Source.TRAIT_NOW : Source.EVENT);
      }
      String name = property.substring(PERSON.length());
      return name.endsWith(ENTRY)
          ? new Read(name.substring(0, name.length() - ENTRY.length()), Source.TRAIT_AT_ENTRY)
          : new Read(name, Source.TRAIT_NOW);
    }

    String column() {
      return source == Source.EVENT ? name : TraitReader.columnName(name);
    }
  }

  private enum Source {
    EVENT,
    TRAIT_NOW,
    TRAIT_AT_ENTRY
  }

  boolean eachStep() {
    return by.at() == Breakdown.At.EACH;
  }

  /** Whether the group is told by properties of one step's event alone. */
  boolean atStepOnly() {
    return by.at() == Breakdown.At.STEP
        && labels.stream().allMatch(part -> part.source == Source.EVENT);
  }

  /** The place, from 0, of the step at which it is told. */
  int place() {
    return by.step() - 1;
  }

  /** The group of one event, where {@link #atStepOnly}. */
  GroupKey at(Timeline person, int row) {
    var key = new GroupKey(labels.size());
    for (int p = 0; p < labels.size(); p++) {
      key.set(p, labels.get(p).at(person, row));
    }
    return key;
  }

  /** How many labels make a key. */
  int labels() {
    return labels.size();
  }

  /** Reads the group into {@code key}; {@code step}, from 0, matters only for {@code EACH}. */
  void read(Timeline person, StepHits found, Attempt attempt, int step, GroupKey key) {
    for (int p = 0; p < labels.size(); p++) {
      Part of = labels.get(p);
      key.set(
          p,
          switch (of.source) {
            case EVENT -> eventLabel(person, found, attempt, step, of);
            case TRAIT_NOW -> of.trait(person, person.size());
            case TRAIT_AT_ENTRY -> of.trait(person, found.row(attempt.first()));
          });
    }
    if (shown != null && !shown.contains(key.label(0))) {
      key.set(0, GroupKey.OTHER);
    }
  }

  private int eventLabel(Timeline person, StepHits found, Attempt attempt, int step, Part labels) {
    if (attempt.value() != Attempt.NONE) {
      return labels.at(person, found.row(attempt.value()));
    }
    if (everyHit && by.at() == Breakdown.At.FIRST) {
      return firstOfAll(person, found, labels);
    }
    if (everyHit && by.at() == Breakdown.At.LAST) {
      return lastOfAll(person, found, labels);
    }
    return switch (by.at()) {
      case STEP ->
          !attempt.took(by.step() - 1)
              ? GroupKey.NONE
              : labels.at(person, found.row(attempt.hit(by.step() - 1)));
      case EACH -> labels.at(person, found.row(attempt.hit(step)));
      case FIRST -> {
        int label = GroupKey.NONE;
        for (int s = attempt.entry(); s < attempt.top() && label == GroupKey.NONE; s++) {
          label = valueAt(person, found, attempt, s, labels);
        }
        yield label;
      }
      case LAST -> {
        int label = GroupKey.NONE;
        for (int s = attempt.top() - 1; s >= attempt.entry() && label == GroupKey.NONE; s--) {
          label = valueAt(person, found, attempt, s, labels);
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

  private static int valueAt(
      Timeline person, StepHits found, Attempt attempt, int place, Part labels) {
    return attempt.took(place) ? labels.at(person, found.row(attempt.hit(place))) : GroupKey.NONE;
  }

  private static int firstOfAll(Timeline person, StepHits found, Part labels) {
    int label = GroupKey.NONE;
    for (int hit = 0; hit < found.size() && label == GroupKey.NONE; hit++) {
      label = found.takes(hit) == 0 ? label : labels.at(person, found.row(hit));
    }
    return label;
  }

  private static int lastOfAll(Timeline person, StepHits found, Part labels) {
    int label = GroupKey.NONE;
    for (int hit = found.size() - 1; hit >= 0 && label == GroupKey.NONE; hit--) {
      label = found.takes(hit) == 0 ? label : labels.at(person, found.row(hit));
    }
    return label;
  }

  /** The key as it is shown. */
  List<String> names(GroupKey key) {
    List<String> names = new ArrayList<>();
    if (key.isOther()) {
      return List.of(Breakdown.OTHER);
    }
    for (int p = 0; p < labels.size(); p++) {
      names.add(labels.get(p).values().name(key.label(p)));
    }
    return List.copyOf(names);
  }

  /** The name of a label of the first property. */
  String name(int label) {
    return labels.getFirst().values().name(label);
  }

  /** The values of one property as labels, and where they are read. */
  private record Part(Labels values, Source source) implements Serializable {
    int at(Timeline person, int row) {
      return values.at(person, row);
    }

    int trait(Timeline person, int end) {
      return values.of(TraitReader.code(person, values.column(), end));
    }
  }
}
