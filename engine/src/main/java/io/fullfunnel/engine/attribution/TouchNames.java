package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.values.Labels;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of one dataset's touches by number: of several properties the first that is given. */
final class TouchNames implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The number of an event that gives no name. */
  static final int NONE = Labels.NONE;

  private final ArrayList<Part> parts = new ArrayList<>();
  private final ArrayList<String> names = new ArrayList<>();

  /** A property, and the number of each of its labels. */
  @SuppressWarnings("ArrayRecordComponent") // read here only, never compared
  private record Part(Labels labels, int[] numbers) implements Serializable {}

  TouchNames(Touches touches, Dictionary dictionary) {
    Map<String, Integer> known = new HashMap<>();
    for (String property : touches.names()) {
      boolean fold = touches.fold() && Labels.folds(property);
      var labels = new Labels(dictionary.column(property), fold);
      int[] numbers = new int[labels.names().size()];
      for (int label = 0; label < numbers.length; label++) {
        numbers[label] = number(labels.name(label), known);
      }
      parts.add(new Part(labels, numbers));
    }
  }

  /** For paths that are given by name. */
  TouchNames(List<String> given) {
    names.addAll(given);
  }

  private int number(String name, Map<String, Integer> known) {
    Integer number = known.putIfAbsent(name, names.size());
    if (number == null) {
      names.add(name);
      return names.size() - 1;
    }
    return number;
  }

  /** The number of the row's name, or {@link #NONE}. */
  int at(Timeline person, int row) {
    for (Part part : parts) {
      int label = part.labels.at(person, row);
      if (label != Labels.NONE) {
        return part.numbers[label];
      }
    }
    return NONE;
  }

  /** The number of a name, or {@link #NONE}. */
  int number(String name) {
    return names.indexOf(name);
  }

  String name(int number) {
    return names.get(number);
  }
}
