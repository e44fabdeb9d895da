package io.fullfunnel.bench.crash;

import io.fullfunnel.testkit.crash.Mount;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A disk that loses power: the process that writes to it is stopped, the disk is copied as it is
 * without what only memory holds, and life goes on from the copy. What was acknowledged and not
 * forced to the disk is gone.
 */
final class PowerLoss implements Closeable {
  private static final int MEGABYTES = 192;

  private final Path image;
  private final Path copy;
  private final Path folder;
  private Mount mount;

  private PowerLoss(Path image, Path folder, Mount mount) {
    this.image = image;
    this.copy = image.resolveSibling("copy.img");
    this.folder = folder;
    this.mount = mount;
  }

  /** A new disk; empty where none can be mounted. */
  static Optional<PowerLoss> disk(Path work) throws IOException, InterruptedException {
    Path image = Files.createDirectories(work).resolve("disk.img");
    Path folder = Files.createDirectories(work.resolve("mounted"));
    if (!Mount.format(image, MEGABYTES)) {
      return Optional.empty();
    }
    return Mount.image(image, folder).map(mount -> new PowerLoss(image, folder, mount));
  }

  /** Where data may stand on the disk. */
  Path data() {
    return folder.resolve("data");
  }

  /** Takes the copy; whoever writes to the disk is stopped. */
  void cut() throws IOException, InterruptedException {
    int copied =
        new ProcessBuilder("cp", "--sparse=always", image.toString(), copy.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (copied != 0) {
      throw new IOException("the disk " + image + " cannot be copied");
    }
  }

  /** Puts the copy in the disk's place; nobody has anything open on it. */
  void comeBack() throws IOException, InterruptedException {
    mount.close();
    Files.move(copy, image, StandardCopyOption.REPLACE_EXISTING);
    mount =
        Mount.image(image, folder)
            .orElseThrow(() -> new IOException("the disk " + image + " cannot be mounted again"));
  }

  @Override
  public void close() throws IOException {
    mount.close();
  }
}
