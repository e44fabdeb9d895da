package io.fullfunnel.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Adds up what arrays take in memory, each once, however many share it. Not thread-safe. */
public final class ArrayBytes {
  private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private long bytes;

  /** Adds an array, or what stands for one, of so many bytes. */
  public void add(Object array, long size) {
    if (known.add(array)) {
      bytes += size;
    }
  }

  /** All of them together. */
  public long bytes() {
    return bytes;
  }
}
