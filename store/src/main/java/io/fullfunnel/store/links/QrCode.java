package io.fullfunnel.store.links;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** An address as a picture that a camera reads, with the white border that it needs. */
public final class QrCode {
  /** Modules of white on each side, as the standard wants them. */
  private static final int BORDER = 4;

  /** A PNG's width, about: enough for print in a leaflet. */
  private static final int WIDTH = 1_000;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  /** The code of an address; up to a sixth of it may be dirty or hidden. */
  public static QrCode of(String address) {
    try {
      return new QrCode(Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException e) {
      throw new LinkException("This address is too long for a code.", e);
    }
  }

  private int size() {
    return modules.getWidth() + 2 * BORDER;
  }

  private boolean isDark(int x, int y) {
    int column = x - BORDER;
    int row = y - BORDER;
    return column >= 0
        && row >= 0
        && column < modules.getWidth()
        && row < modules.getHeight()
        && modules.get(column, row) == 1;
  }

  /** As SVG, one unit a module. */
  public byte[] svg() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < size(); y++) {
      for (int x = 0; x < size(); x++) {
        int from = x;
        while (isDark(x, y)) {
          x++;
        }
        if (x > from) {
          path.append('M').append(from).append(' ').append(y).append('h').append(x - from);
          path.append("v1h-").append(x - from).append('z');
        }
      }
    }
    int size = size();
    String box = "M0 0h" + size + "v" + size + "h-" + size + "z";
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" width=\"%2$d\""
            + " height=\"%2$d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"%3$s\"/>"
            + "<path d=\"%4$s\"/></svg>\n")
        .formatted(size, size * 8, box, path)
        .getBytes(US_ASCII);
  }

  /** As PNG, one bit a pixel. */
  public byte[] png() {
    int scale = Math.max(1, WIDTH / size());
    int width = size() * scale;
    int lineBytes = 1 + (width + 7) / 8; // each line begins with its filter: none
    byte[] lines = new byte[lineBytes * width];
    for (int y = 0; y < width; y++) {
      for (int x = 0; x < width; x++) {
        if (!isDark(x / scale, y / scale)) {
          lines[y * lineBytes + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PNG);
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(width)
            .put((byte) 1) // bits
            .array(); // grey, the usual packing and filters, not interlaced: all zero
    chunk(out, "IHDR", header, header.length);
    byte[] packed = new byte[lines.length + 64];
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(lines);
      deflater.finish();
      chunk(out, "IDAT", packed, deflater.deflate(packed));
    } finally {
      deflater.end();
    }
    chunk(out, "IEND", new byte[0], 0);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(US_ASCII));
    crc.update(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    out.writeBytes(type.getBytes(US_ASCII));
    out.write(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
