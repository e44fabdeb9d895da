package io.fullfunnel.server.platform;

import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.Folders;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the class path. The archive is a tar of plain files,
 * folders and links, as its maker writes it; anything else in it is refused.
 */
final class PostgresBinaries {
  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_BYTES = 12;
  private static final int MODE_AT = 100;
  private static final int MODE_BYTES = 8;
  private static final int TYPE_AT = 156;
  private static final int LINK_AT = 157;
  private static final int OWNER_MAY_RUN = 0100;

  private PostgresBinaries() {}

  /**
   * The folder that holds {@code bin}, {@code lib} and {@code share}, unpacked where it is missing.
   */
  static Path in(Path folder) throws IOException {
    String archive = archive();
    Path unpacked = folder.resolve("program");
    Path mark = unpacked.resolve("archive");
    try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive)) {
      if (in == null) throw missing(archive);
      String wanted = archive + " " + in.available();
      if (Files.exists(mark) && Files.readString(mark).equals(wanted)) return unpacked;
      Path fresh = folder.resolve("program.new");
      Folders.remove(fresh);
      Folders.remove(unpacked);
      unpack(new XZInputStream(in), fresh);
      Files.writeString(fresh.resolve("archive"), wanted);
      Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }
    return unpacked;
  }

  private static String archive() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    boolean arm = Set.of("aarch64", "arm64").contains(arch);
    String system = os.startsWith("mac") ? "darwin" : os.split(" ", 2)[0];
    return "/postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
  }

  private static DataException missing(String archive) {
    return new DataException(
        "This build has no PostgreSQL for this machine ("
            + archive
            + " is not in it). Install PostgreSQL, make a database and name it with"
            + " --database-url postgresql://USER:PASSWORD@HOST/DATABASE.");
  }

  private static void unpack(InputStream tar, Path to) throws IOException {
    byte[] header = new byte[BLOCK];
    while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      Path file = inside(to, text(header, 0, NAME_BYTES));
      long size = Long.parseLong(text(header, SIZE_AT, SIZE_BYTES), 8);
      switch (header[TYPE_AT]) {
        case '5' -> Files.createDirectories(file);
        case '2' -> link(file, text(header, LINK_AT, NAME_BYTES), to);
        case '0', 0 -> {
          int mode = Integer.parseInt(text(header, MODE_AT, MODE_BYTES), 8);
          write(tar, size, file, (mode & OWNER_MAY_RUN) != 0);
        }
        default -> throw new IOException("an entry of kind " + header[TYPE_AT] + " in the archive");
      }
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) throw new IOException("the archive names " + name);
    return file;
  }

  private static void link(Path link, String target, Path root) throws IOException {
    inside(root, root.relativize(link.resolveSibling(target)).toString());
    Files.createDirectories(parent(link));
    Files.createSymbolicLink(link, Path.of(target));
  }

  private static void write(InputStream tar, long size, Path file, boolean runs)
      throws IOException {
    Files.createDirectories(parent(file));
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size; left > 0; ) {
        int read = tar.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) throw new IOException("the archive ends within " + file);
        out.write(buffer, 0, read);
        left -= read;
      }
      // programs that a power failure cut short would not start and nobody would know why
      if (runs) out.getFD().sync();
    }
    if (runs && !file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made a program");
    }
    tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
  }

  private static Path parent(Path file) throws IOException {
    @Nullable Path parent = file.getParent();
    if (parent == null) throw new IOException(file + " has no folder");
    return parent;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) end++;
    return new String(header, at, end - at, StandardCharsets.UTF_8).strip();
  }
}
