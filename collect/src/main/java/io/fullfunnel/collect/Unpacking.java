package io.fullfunnel.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks a body, no further than a body may be long. */
final class Unpacking {
  private Unpacking() {}

  /** Whether these bytes begin as packed ones do; JSON never does. */
  static boolean isPacked(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
  }

  /**
   * The unpacked bytes.
   *
   * @throws WrongBodyException if they cannot be unpacked, or are more than a body may have
   */
  static byte[] unpack(byte[] packed) throws WrongBodyException {
    byte[] bytes;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 4_096)) {
      bytes = in.readNBytes(Limits.BODY + 1);
    } catch (IOException e) {
      throw WrongBodyException.packed("The body says that it is gzip and cannot be unpacked.");
    }
    if (bytes.length > Limits.BODY) {
      throw tooLarge();
    }
    return bytes;
  }

  static WrongBodyException tooLarge() {
    return WrongBodyException.tooLarge(
        "A body has at most 500 KB, also unpacked. Send several smaller ones; nothing of this one"
            + " was taken.");
  }
}
