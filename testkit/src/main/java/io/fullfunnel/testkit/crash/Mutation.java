package io.fullfunnel.testkit.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Damage to one file, chosen by seed. */
public record Mutation(Kind kind, Path file, long offset) {
  private static final int BLOCK = 4096;

  /** What can happen to bytes on a disk. */
  public enum Kind {
    FLIP_BIT,
    CUT_TAIL,
    ZERO_BLOCK,
    DELETE_FILE
  }

  /** Damages one file below a folder, and only if that changes its bytes. */
  public static Mutation apply(Path folder, SplittableRandom random) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    while (true) {
      Path file = files.get(random.nextInt(files.size()));
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      byte[] before = Files.readAllBytes(file);
      if (kind == Kind.DELETE_FILE) {
        Files.delete(file);
        return new Mutation(kind, file, 0);
      }
      if (before.length == 0) {
        continue;
      }
      int offset = random.nextInt(before.length);
      byte[] after = change(kind, before, offset);
      if (!Arrays.equals(before, after)) {
        Files.write(file, after);
        return new Mutation(kind, file, offset);
      }
    }
  }

  private static byte[] change(Kind kind, byte[] before, int offset) {
    byte[] after = before.clone();
    switch (kind) {
      case FLIP_BIT -> after[offset] ^= (byte) (1 << (offset & 7));
      case ZERO_BLOCK -> {
        int from = offset / BLOCK * BLOCK;
        Arrays.fill(after, from, Math.min(after.length, from + BLOCK), (byte) 0);
      }
      case CUT_TAIL -> {
        return Arrays.copyOf(before, offset);
      }
      case DELETE_FILE -> {}
    }
    return after;
  }

  /** Copies a folder, so that the next damage begins from whole files. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.toList()) {
        Files.copy(source, to.resolve(from.relativize(source)));
      }
    }
  }
}
