package io.fullfunnel.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The small form of {@code bench/fuzz}: every stored case (each find of a long run is one), and
 * random changes of them. F14, F15, A29.
 */
class FuzzTest {
  private static final int ROUNDS = 1_000;
  private static final long SEED = 11;

  @ParameterizedTest
  @EnumSource(Target.class)
  void storedCasesAndRandomChangesOfThem(Target target) throws IOException, URISyntaxException {
    List<byte[]> cases = new ArrayList<>();
    for (Path file : stored(target)) {
      cases.add(Files.readAllBytes(file));
    }
    assertThat(cases).isNotEmpty();
    for (byte[] stored : cases) {
      once(target, stored);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] one = cases.get(random.nextInt(cases.size()));
      byte[] other = cases.get(random.nextInt(cases.size()));
      once(target, changed(one, other, random));
    }
  }

  private static List<Path> stored(Target target) throws IOException, URISyntaxException {
    URL folder = FuzzTest.class.getResource("/fuzz/" + target.name().toLowerCase(Locale.ROOT));
    try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
      return files.sorted().toList();
    }
  }

  private static void once(Target target, byte[] bytes) throws IOException {
    try {
      target.once(bytes);
    } catch (RuntimeException e) {
      throw new AssertionError(
          "seed " + SEED + ", input " + Base64.getEncoder().encodeToString(bytes), e);
    }
  }

  private static byte[] changed(byte[] one, byte[] other, SplittableRandom random) {
    byte[] bytes = one.clone();
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = other.length == 0 ? 0 : other[random.nextInt(other.length)];
        case 2 -> bytes = joined(bytes, at, other, random.nextInt(other.length + 1));
        default -> bytes = joined(bytes, at, bytes, Math.min(bytes.length, at + 1));
      }
    }
    return bytes;
  }

  /** The first bytes of one, the last bytes of the other. */
  private static byte[] joined(byte[] one, int to, byte[] other, int from) {
    byte[] joined = new byte[to + other.length - from];
    System.arraycopy(one, 0, joined, 0, to);
    System.arraycopy(other, from, joined, to, other.length - from);
    return joined;
  }
}
