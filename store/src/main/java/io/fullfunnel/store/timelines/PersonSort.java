package io.fullfunnel.store.timelines;

import java.util.Arrays;

/** Sorts one person's rows by (time, sequence): nearly always they already are. */
final class PersonSort {
  private static final int SMALL = 24;

  private PersonSort() {}

  static void sort(Rows rows, int from, int to) {
    if (sorted(rows, from, to)) {
      return;
    }
    if (to - from <= SMALL) {
      insertion(rows, from, to);
    } else {
      merge(rows, from, to);
    }
  }

  private static boolean sorted(Rows rows, int from, int to) {
    for (int row = from + 1; row < to; row++) {
      if (rows.after(row - 1, rows.times[row], rows.sequences[row])) {
        return false;
      }
    }
    return true;
  }

  private static void insertion(Rows rows, int from, int to) {
    for (int row = from + 1; row < to; row++) {
      int strand = rows.strands[row];
      long time = rows.times[row];
      int event = rows.events[row];
      long sequence = rows.sequences[row];
      int at = row;
      while (at > from && rows.after(at - 1, time, sequence)) {
        rows.strands[at] = rows.strands[at - 1];
        rows.times[at] = rows.times[at - 1];
        rows.events[at] = rows.events[at - 1];
        rows.sequences[at] = rows.sequences[at - 1];
        at--;
      }
      rows.strands[at] = strand;
      rows.times[at] = time;
      rows.events[at] = event;
      rows.sequences[at] = sequence;
    }
  }

  /** Bottom-up merge sort of an index, for the few people with many rows. */
  private static void merge(Rows rows, int from, int to) {
    int count = to - from;
    int[] index = new int[count];
    int[] spare = new int[count];
    for (int i = 0; i < count; i++) {
      index[i] = from + i;
    }
    for (int width = 1; width < count; width *= 2) {
      for (int left = 0; left < count; left += 2 * width) {
        int middle = Math.min(left + width, count);
        int right = Math.min(left + 2 * width, count);
        int a = left;
        int b = middle;
        for (int at = left; at < right; at++) {
          boolean first =
              b == right
                  || (a < middle
                      && !rows.after(index[a], rows.times[index[b]], rows.sequences[index[b]]));
          spare[at] = first ? index[a++] : index[b++];
        }
      }
      int[] swap = index;
      index = spare;
      spare = swap;
    }
    permute(rows, from, index);
  }

  private static void permute(Rows rows, int from, int[] index) {
    int count = index.length;
    int[] strands = Arrays.copyOfRange(rows.strands, from, from + count);
    long[] times = Arrays.copyOfRange(rows.times, from, from + count);
    int[] events = Arrays.copyOfRange(rows.events, from, from + count);
    long[] sequences = Arrays.copyOfRange(rows.sequences, from, from + count);
    for (int i = 0; i < count; i++) {
      int was = index[i] - from;
      rows.strands[from + i] = strands[was];
      rows.times[from + i] = times[was];
      rows.events[from + i] = events[was];
      rows.sequences[from + i] = sequences[was];
    }
  }
}
