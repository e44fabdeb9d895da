package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.Arrays;

/** The labels of one group by number, one per property; may be refilled until it is kept. */
final class GroupKey implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int NONE = -1;

  /** The label of all groups that are not shown, where it was settled which are. */
  static final int OTHER = -2;

  private final int[] labels;

  GroupKey(int properties) {
    this.labels = new int[properties];
  }

  private GroupKey(int[] labels) {
    this.labels = labels;
  }

  GroupKey copy() {
    return new GroupKey(labels.clone());
  }

  /** All labels but the last. */
  GroupKey withoutLast() {
    return new GroupKey(Arrays.copyOf(labels, labels.length - 1));
  }

  int last() {
    return labels[labels.length - 1];
  }

  boolean isOther() {
    return labels.length > 0 && labels[0] == OTHER;
  }

  void set(int property, int label) {
    labels[property] = label;
  }

  int label(int property) {
    return labels[property];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey that && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels);
  }
}
