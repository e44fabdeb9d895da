package io.fullfunnel.testkit.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.TestedValues;
import io.fullfunnel.engine.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what a plan or a partial is made of crosses the wire, and nothing else. */
class WireTest {
  private static boolean foreignRan;

  /** A class that is on the class path and does something where it is read. */
  private static final class Foreign implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      foreignRan = true;
    }
  }

  @Test
  void whatIsSentComes() throws IOException {
    BitSet bits = new BitSet();
    bits.set(70);
    List<Object> sent =
        List.of(
            "text",
            7,
            8L,
            new BigDecimal("1.50"),
            bits,
            new ArrayList<>(List.of("a", "b")),
            new HashMap<>(Map.of("c", List.of(1, 2))),
            new HashSet<>(Set.of(3)),
            Set.of(4),
            new Value.Numeric(new BigDecimal("12345678901234567890.5")),
            new TestedValues("matches x"));
    assertThat(there(sent)).isEqualTo(sent);
    long[][] numbers = {{1, 2}, {3}};
    assertThat((long[][]) there(numbers)).isDeepEqualTo(numbers);
  }

  @Test
  void messagesComeOneByOneUntilTheEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Wire out = new Wire(InputStream.nullInputStream(), bytes);
    out.send("one");
    assertThatThrownBy(() -> out.send(List.of("two", new Object())))
        .isInstanceOf(NotSerializableException.class);
    out.send("three");
    Wire in = in(bytes.toByteArray());
    assertThat(List.of(in.receive(), in.receive())).isEqualTo(List.of("one", "three"));
    assertThatThrownBy(in::receive).isInstanceOf(EOFException.class);
  }

  @Test
  void aForeignClassIsRefusedBeforeItIsMade() {
    for (Object carrier :
        List.of(
            new Foreign(),
            List.of("a", new Foreign()),
            new Foreign[] {new Foreign()},
            new HashMap<>(Map.of("a", new Foreign())))) {
      assertRefused(carrier, Foreign.class.getName());
    }
    assertThat(foreignRan).isFalse();
  }

  @Test
  void classesOfTheJdkAreTakenByNameOnly() {
    assertRefused(new PriorityQueue<>(List.of("a")), "java.util.PriorityQueue");
    assertRefused(new TreeMap<>(Map.of("a", 1)), "java.util.TreeMap");
    assertRefused(Arrays.asList("a"), "java.util.Arrays$ArrayList");
    assertRefused(new File("x"), "java.io.File");
    assertRefused(URI.create("file:x"), "java.net.URI");
    assertRefused(new IllegalStateException("x"), "java.lang.IllegalStateException");
    assertRefused((Runnable & Serializable) () -> {}, "java.lang.invoke.SerializedLambda");
    InvocationHandler nothing =
        (InvocationHandler & Serializable) (proxy, method, arguments) -> null;
    Class<?>[] faces = {Runnable.class};
    assertRefused(
        Proxy.newProxyInstance(Runnable.class.getClassLoader(), faces, nothing),
        "java.lang.Runnable");
  }

  @Test
  void whatIsTooDeepIsRefused() throws IOException {
    Object deep = "a";
    for (int i = 0; i < 150; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    assertThat(there(deep)).isEqualTo(deep);
    for (int i = 0; i < 300; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    assertRefused(deep, "more than 400 objects inside each other");
  }

  /** The length of an array stands in the bytes, and room for it would be made first. */
  @Test
  void anArrayIsNotLongerThanItsMessage() throws IOException {
    byte[] message = written(new int[] {7});
    int length = message.length - 8; // four bytes of length, four of the only number
    message[length] = 0x7f;
    assertThatThrownBy(() -> in(framed(message)).receive())
        .isInstanceOf(InvalidClassException.class)
        .hasMessage("larger than its message of " + message.length + " bytes");
  }

  @Test
  void whatIsNoMessageIsSaid() throws IOException {
    byte[] text = "WARN: Spark says something".getBytes(US_ASCII);
    assertThatThrownBy(() -> in(text).receive())
        .isInstanceOf(StreamCorruptedException.class)
        .hasMessageStartingWith("no message: it would have ");
    byte[] whole = framed(written("text"));
    assertThatThrownBy(() -> in(Arrays.copyOf(whole, whole.length - 1)).receive())
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> in(framed(written(null))).receive())
        .isInstanceOf(StreamCorruptedException.class);
  }

  private static void assertRefused(Object object, String named) {
    assertThatThrownBy(() -> there(object))
        .isInstanceOf(InvalidClassException.class)
        .hasMessageContaining(named);
  }

  private static Object there(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Wire(InputStream.nullInputStream(), bytes).send(object);
    return in(bytes.toByteArray()).receive();
  }

  private static Wire in(byte[] bytes) {
    return new Wire(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
  }

  private static byte[] written(@Nullable Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static byte[] framed(byte[] message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(message.length);
    out.write(message);
    return bytes.toByteArray();
  }
}
