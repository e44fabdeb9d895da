package io.fullfunnel.store.links;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Codes are read back, from both kinds of picture. */
class QrCodeTest {
  private static final String ADDRESS = "https://shop.example/l/wiHoR8NpYK9J4DY9YG8yvw";

  private static String read(int[] pixels, int width) throws ReaderException {
    var source = new RGBLuminanceSource(width, width, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  @Test
  void png() throws IOException, ReaderException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrCode.of(ADDRESS).png()));
    int width = image.getWidth();
    assertThat(width).isEqualTo(image.getHeight()).isBetween(900, 1_000);
    assertThat(read(image.getRGB(0, 0, width, width, null, 0, width), width)).isEqualTo(ADDRESS);
  }

  /** Drawn by hand: each bar of the path, eight pixels a module. */
  @Test
  void svg() throws ReaderException {
    String svg = new String(QrCode.of(ADDRESS).svg(), US_ASCII);
    Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
    assertThat(size.find()).isTrue();
    int width = Integer.parseInt(size.group(1)) * 8;
    int[] pixels = new int[width * width];
    java.util.Arrays.fill(pixels, 0xffffff);
    Matcher bar = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg);
    while (bar.find()) {
      int from = Integer.parseInt(bar.group(1)) * 8;
      int top = Integer.parseInt(bar.group(2)) * 8;
      for (int y = top; y < top + 8; y++) {
        java.util.Arrays.fill(
            pixels, y * width + from, y * width + from + Integer.parseInt(bar.group(3)) * 8, 0);
      }
    }
    assertThat(read(pixels, width)).isEqualTo(ADDRESS);
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertThatThrownBy(() -> QrCode.of("x".repeat(3_000)))
        .hasMessage("This address is too long for a code.");
  }
}
