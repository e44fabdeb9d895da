package io.fullfunnel.engine.figures;

import java.io.Serializable;
import java.util.Arrays;

/** The labels of a group by number, and a slot; may be refilled until it is kept. */
final class CellKey implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In place of every label: all groups together. */
  static final int ALL = -2;

  /** In place of every label: the groups that are not shown. */
  static final int OTHER = -3;

  private final int[] labels;

  CellKey(int properties) {
    this.labels = new int[properties + 1];
  }

  private CellKey(int[] labels) {
    this.labels = labels;
  }

  CellKey copy() {
    return new CellKey(labels.clone());
  }

  /** The same group in another slot. */
  CellKey in(int slot) {
    CellKey other = copy();
    other.slot(slot);
    return other;
  }

  void label(int property, int label) {
    labels[property] = label;
  }

  void labels(int same) {
    Arrays.fill(labels, 0, labels.length - 1, same);
  }

  /** Takes another key's labels. */
  void labelsOf(CellKey other) {
    System.arraycopy(other.labels, 0, labels, 0, labels.length - 1);
  }

  void slot(int slot) {
    labels[labels.length - 1] = slot;
  }

  int label(int property) {
    return labels[property];
  }

  int slot() {
    return labels[labels.length - 1];
  }

  int properties() {
    return labels.length - 1;
  }

  /** Whether it stands for one of these instead of a group. */
  boolean isAll() {
    return labels.length > 1 && labels[0] == ALL;
  }

  boolean isOther() {
    return labels.length > 1 && labels[0] == OTHER;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellKey that && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels);
  }
}
