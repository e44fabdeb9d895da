package io.fullfunnel.store.table;

import io.fullfunnel.engine.Value;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values as bytes, from which each comes back exactly as it was. */
final class ValueCells {
  private static final byte TEXT = 1;
  private static final byte NUMBER = 2;
  private static final byte TRUE = 3;
  private static final byte FALSE = 4;
  private static final byte MANY = 5;

  private ValueCells() {}

  static void write(DataOutputStream out, Value value) throws IOException {
    switch (value) {
      case Value.Text text -> {
        out.writeByte(TEXT);
        write(out, text.text());
      }
      case Value.Numeric number -> {
        out.writeByte(NUMBER);
        write(out, number.number().toString());
      }
      case Value.Bool bool -> out.writeByte(bool.value() ? TRUE : FALSE);
      case Value.Many many -> {
        out.writeByte(MANY);
        out.writeInt(many.elements().size());
        for (Value element : many.elements()) {
          write(out, element);
        }
      }
    }
  }

  /**
   * Reads one back.
   *
   * @throws IllegalArgumentException or {@link java.nio.BufferUnderflowException} if it is none
   */
  static Value read(ByteBuffer in) {
    byte kind = in.get();
    return switch (kind) {
      case TEXT -> new Value.Text(text(in));
      case NUMBER -> new Value.Numeric(new BigDecimal(text(in)));
      case TRUE, FALSE -> new Value.Bool(kind == TRUE);
      case MANY -> {
        int size = in.getInt();
        List<Value> elements = new ArrayList<>();
        for (int element = 0; element < size; element++) {
          elements.add(read(in));
        }
        yield new Value.Many(elements);
      }
      default -> throw new IllegalArgumentException("no kind of value: " + kind);
    };
  }

  /** Writes a text, whatever is in it: also half of a surrogate pair. */
  static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = ExactText.keep(text).getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return ExactText.restore(new String(bytes, StandardCharsets.UTF_8));
  }
}
