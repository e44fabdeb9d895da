package io.fullfunnel.engine.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One end of the pipes between a command and a process that it started itself: objects, each whole
 * and with its length before it. What is read consists of the engine's classes and of those of the
 * JDK that plans and partials are made of; anything else is refused before it is made. For one
 * thread.
 */
public final class Wire {
  /**
   * Bytes of the longest message: what Spark gathers for one answer unless it is told otherwise.
   */
  private static final int LONGEST = 1 << 30;

  /** Objects inside each other; a question that is nested as deep as it may takes some 150. */
  private static final int DEEPEST = 400;

  private static final String OWN = "io.fullfunnel.engine.";

  /** Each by its name; lists are whatever {@code List.of} or an {@code ArrayList} writes. */
  private static final Set<String> OF_THE_JDK =
      Set.of(
          "java.lang.Enum",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Object", // arrays of it, in lists
          "java.lang.String",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.ArrayList",
          "java.util.BitSet",
          "java.util.CollSer", // what List.of and Set.of write
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.ImmutableCollections$List12", // what comes of a CollSer
          "java.util.ImmutableCollections$ListN",
          "java.util.ImmutableCollections$Set12",
          "java.util.ImmutableCollections$SetN",
          "java.util.Map$Entry"); // arrays of it, in maps

  private final DataInputStream from;
  private final DataOutputStream to;

  public Wire(InputStream from, OutputStream to) {
    this.from = new DataInputStream(new BufferedInputStream(from));
    this.to = new DataOutputStream(new BufferedOutputStream(to));
  }

  /**
   * Sends it; what cannot be sent leaves no trace on the wire.
   *
   * @throws java.io.ObjectStreamException if it cannot be written, or is too long
   */
  public void send(Object object) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(message)) {
      out.writeObject(object);
    }
    if (message.size() > LONGEST) {
      throw new InvalidObjectException(
          "What was counted takes " + message.size() + " bytes, more than 1 GB; ask for less.");
    }
    to.writeLong(message.size());
    message.writeTo(to);
    to.flush();
  }

  /**
   * The next object.
   *
   * @throws EOFException if the other end is closed
   * @throws InvalidClassException if something in it is not taken
   */
  public Object receive() throws IOException {
    long length = from.readLong();
    if (length < 0 || length > LONGEST) {
      throw new StreamCorruptedException("no message: it would have " + length + " bytes");
    }
    byte[] message = from.readNBytes((int) length);
    if (message.length < length) {
      throw new EOFException("a message ends after " + message.length + " of its bytes");
    }
    return read(message);
  }

  @SuppressWarnings("BanSerializableRead") // the one place where it is done, behind a list
  private static Object read(byte[] message) throws IOException {
    AllowList allowed = new AllowList(message.length);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(message))) {
      in.setObjectInputFilter(allowed);
      Object object = in.readObject();
      if (object == null) {
        throw new StreamCorruptedException("a message without an object");
      }
      return object;
    } catch (ClassNotFoundException e) {
      throw new StreamCorruptedException("a message of another version: " + e.getMessage());
    } catch (InvalidClassException e) {
      throw allowed.refused == null ? e : new InvalidClassException(allowed.refused, e);
    }
  }

  /** What a message of so many bytes may hold. For one message. */
  private static final class AllowList implements ObjectInputFilter {
    private final int bytes;
    private @Nullable String refused;

    AllowList(int bytes) {
      this.bytes = bytes;
    }

    @Override
    public Status checkInput(FilterInfo info) {
      if (info.depth() > DEEPEST) {
        return refuse("more than " + DEEPEST + " objects inside each other");
      }
      if (info.references() > bytes || info.arrayLength() > bytes || info.streamBytes() > bytes) {
        return refuse("larger than its message of " + bytes + " bytes");
      }
      Class<?> type = info.serialClass();
      return type == null || isTaken(type)
          ? Status.ALLOWED
          : refuse(type.getName() + " is no part of a plan or a partial");
    }

    private static boolean isTaken(Class<?> type) {
      Class<?> element = type.getComponentType();
      if (element != null) {
        return isTaken(element);
      }
      String name = type.getName();
      return type.isPrimitive() || name.startsWith(OWN) || OF_THE_JDK.contains(name);
    }

    private Status refuse(String reason) {
      refused = reason;
      return Status.REJECTED;
    }
  }
}
