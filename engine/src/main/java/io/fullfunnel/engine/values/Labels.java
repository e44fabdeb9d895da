package io.fullfunnel.engine.values;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.Value;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The values of one property as labels of groups: different values that look the same are one
 * label. Folded values are shown in the spelling that sorts last, which has the fewest capitals.
 */
public final class Labels implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The label of rows without a value. */
  public static final int NONE = -1;

  /** How {@link #NONE} is shown. */
  public static final String NONE_SHOWN = "(none)";

  /** How the groups beyond a limit are shown together. */
  public static final String OTHER_SHOWN = "(other)";

  private static final Set<String> FOLDED =
      Set.of("channel", "source", "medium", "campaign", "content");

  private final int column;
  private final int[] ofCode;
  private final ArrayList<String> names = new ArrayList<>();

  /**
   * @param fold whether values that differ only in case and outer space are one
   */
  public Labels(Column column, boolean fold) {
    this.column = column.id();
    this.ofCode = new int[column.values().size()];
    Map<String, Integer> known = new HashMap<>();
    int code = 0;
    for (Value value : column.values()) {
      String name = fold ? value.asKey().strip() : value.asKey();
      String same = fold ? name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : name;
      ofCode[code++] = name.isEmpty() ? NONE : label(known, same, name);
    }
  }

  /** Whether a question that folds means this property. */
  public static boolean folds(String property) {
    return FOLDED.contains(property);
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

  public int column() {
    return column;
  }

  /** The label of a row. */
  public int at(Timeline person, int row) {
    return of(person.code(column, row));
  }

  /** The label of a code. */
  public int of(int code) {
    return code == Dictionary.ABSENT ? NONE : ofCode[code];
  }

  public String name(int label) {
    return label == NONE ? NONE_SHOWN : names.get(label);
  }

  /** All names by label. */
  public List<String> names() {
    return List.copyOf(names);
  }
}
