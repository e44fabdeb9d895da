package io.fullfunnel.store.table;

import java.util.Arrays;

/**
 * A look at a JSON text that tells whether DuckDB gives every value of it back exactly.
 *
 * <p>Not plain: numbers with an exponent or more digits than a double or a long holds, escapes of
 * surrogates and of the mark, lone surrogates, keys with escapes, the same key twice in an object,
 * very deep or very wide objects. A text that is not plain may still be harmless; it is only read
 * with more care. Used by one thread, again and again.
 */
final class PlainJson {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_KEYS = 64;
  private static final int EXACT_DIGITS = 15;
  private static final int EXACT_INTEGER_DIGITS = 18;

  private final boolean[] object = new boolean[MAX_DEPTH];
  private final int[] firstKey = new int[MAX_DEPTH + 1];
  private long[] keys = new long[MAX_KEYS];
  private int keyCount;
  private int depth;
  private boolean keyNext;
  private String text = "";
  private int at;

  boolean test(String json) {
    text = json;
    at = 0;
    depth = 0;
    keyCount = 0;
    keyNext = false;
    while (at < json.length()) {
      char c = json.charAt(at);
      boolean fine =
          switch (c) {
            case '"' -> string();
            case '{', '[' -> open(c == '{');
            case '}', ']' -> close();
            case ',' -> next();
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> between(c);
          };
      if (!fine) {
        return false;
      }
    }
    return depth == 0 && json.startsWith("{");
  }

  /** Steps over white space, colons and the letters of true, false and null. */
  private boolean between(char c) {
    at++;
    return c <= ' ' || c == ':' || (c >= 'a' && c <= 'z');
  }

  private boolean open(boolean isObject) {
    if (depth == MAX_DEPTH) {
      return false;
    }
    object[depth] = isObject;
    firstKey[depth] = keyCount;
    depth++;
    keyNext = isObject;
    at++;
    return true;
  }

  private boolean close() {
    if (depth == 0) {
      return false;
    }
    depth--;
    keyCount = firstKey[depth];
    keyNext = false;
    at++;
    return true;
  }

  private boolean next() {
    keyNext = depth > 0 && object[depth - 1];
    at++;
    return true;
  }

  private boolean string() {
    boolean key = keyNext;
    keyNext = false;
    long hash = 0xcbf29ce484222325L;
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return !key || isNew(hash);
      }
      if (c == '\\' && (key || !escape())) {
        return false;
      }
      if (c < ' ' || (Character.isSurrogate(c) && ExactText.isLone(text, at))) {
        return false;
      }
      hash = (hash ^ c) * 0x100000001b3L;
    }
    return false;
  }

  /** Steps over an escape; false for one that could be a mark or half of a surrogate pair. */
  private boolean escape() {
    at++;
    if (at == text.length()) {
      return false;
    }
    if (text.charAt(at) != 'u') {
      return true;
    }
    char first = at + 1 < text.length() ? text.charAt(at + 1) : '0';
    return first != 'd' && first != 'D' && !text.startsWith("0001", at + 1);
  }

  private boolean isNew(long hash) {
    for (int i = firstKey[depth - 1]; i < keyCount; i++) {
      if (keys[i] == hash) {
        return false;
      }
    }
    if (keyCount - firstKey[depth - 1] == MAX_KEYS) {
      return false;
    }
    if (keyCount == keys.length) {
      keys = Arrays.copyOf(keys, keyCount * 2);
    }
    keys[keyCount++] = hash;
    return true;
  }

  private boolean number() {
    int digits = 0;
    boolean fraction = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        fraction = true;
      } else if (c == 'e' || c == 'E') {
        return false;
      } else if (c != '-') {
        break;
      }
    }
    return digits <= (fraction ? EXACT_DIGITS : EXACT_INTEGER_DIGITS);
  }
}
