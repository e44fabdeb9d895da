package io.fullfunnel.collect;

import java.util.Arrays;

/** Bytes being written; the last of them can be taken back. */
final class Bytes {
  private byte[] bytes = new byte[1_024];
  private int size;

  void add(int b) {
    room(1);
    bytes[size++] = (byte) b;
  }

  void add(byte[] from, int offset, int length) {
    room(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  int size() {
    return size;
  }

  /** Something that makes bytes fewer in place; where they end then. */
  interface Shortening {
    int shorten(byte[] bytes, int from, int to);
  }

  /** Shortens what was written from a place on. */
  void shorten(int from, Shortening by) {
    size = by.shorten(bytes, from, size);
  }

  void cutTo(int length) {
    size = length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
