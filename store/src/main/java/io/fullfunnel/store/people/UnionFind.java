package io.fullfunnel.store.people;

import java.util.Arrays;

/** Disjoint sets of strands, each known by its lowest one; a strand begins alone. */
final class UnionFind {
  /** The next strand towards the lowest; of the lowest itself, minus how many the set has. */
  private int[] up = new int[1024];

  private int known;

  int root(int strand) {
    cover(strand);
    int root = strand;
    while (up[root] >= 0) {
      root = up[root];
    }
    for (int at = strand; at != root; ) {
      int next = up[at];
      up[at] = root;
      at = next;
    }
    return root;
  }

  int size(int root) {
    cover(root);
    return -up[root];
  }

  /** Makes two sets one; both strands are the lowest of theirs. */
  int join(int one, int other) {
    int root = Math.min(one, other);
    int former = Math.max(one, other);
    int size = size(one) + size(other);
    up[former] = root;
    up[root] = -size;
    return root;
  }

  /** Makes a strand stand alone; all others of its set must be made so too. */
  void single(int strand) {
    cover(strand);
    up[strand] = -1;
  }

  private void cover(int strand) {
    if (strand >= up.length) {
      up = Arrays.copyOf(up, Math.max(strand + 1, up.length + (up.length >> 1)));
    }
    if (known <= strand) {
      Arrays.fill(up, known, strand + 1, -1);
      known = strand + 1;
    }
  }
}
