package io.fullfunnel.engine.groups;

import java.io.Serializable;
import java.util.Arrays;

/** The labels of a group by number, and a slot; may be refilled until it is kept. */
public final class GroupKey implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In place of every label: all groups together. */
  public static final int ALL = -2;

  /** In place of every label: the groups that are not shown. */
  public static final int OTHER = -3;

  private final int[] labels;

  public GroupKey(int properties) {
    this.labels = new int[properties + 1];
  }

  private GroupKey(int[] labels) {
    this.labels = labels;
  }

  public GroupKey copy() {
    return new GroupKey(labels.clone());
  }

  /** The same group in another slot. */
  public GroupKey in(int slot) {
    GroupKey other = copy();
    other.slot(slot);
    return other;
  }

  public void label(int property, int label) {
    labels[property] = label;
  }

  public void labels(int same) {
    Arrays.fill(labels, 0, labels.length - 1, same);
  }

  /** Takes another key's labels. */
  public void labelsOf(GroupKey other) {
    System.arraycopy(other.labels, 0, labels, 0, labels.length - 1);
  }

  public void slot(int slot) {
    labels[labels.length - 1] = slot;
  }

  public int label(int property) {
    return labels[property];
  }

  public int slot() {
    return labels[labels.length - 1];
  }

  public int properties() {
    return labels.length - 1;
  }

  /** Whether it stands for one of these instead of a group. */
  public boolean isAll() {
    return labels.length > 1 && labels[0] == ALL;
  }

  public boolean isOther() {
    return labels.length > 1 && labels[0] == OTHER;
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
