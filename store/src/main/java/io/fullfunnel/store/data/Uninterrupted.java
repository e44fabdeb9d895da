package io.fullfunnel.store.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Forces a channel to disk out of reach of interrupts: a thread interrupted inside a channel closes
 * it for everybody, and a log must not be closed because one of its callers was cancelled.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  /** As {@link FileChannel#force} without metadata (fdatasync). */
  public static void force(FileChannel channel) throws IOException {
    run(() -> channel.force(false));
  }

  static void force(Path directory) throws IOException {
    run(() -> {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    });
  }

  private static void run(Action action) throws IOException {
    Outcome outcome = new Outcome();
    Thread worker =
        Thread.ofVirtual()
            .start(() -> {
              try {
                action.run();
              } catch (IOException | RuntimeException e) {
                outcome.failure = e;
              }
            });
    boolean interrupted = false;
    while (true) {
      try {
        worker.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (outcome.failure != null) {
      throw outcome.failure instanceof IOException io ? io : new IOException(outcome.failure);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  /** Written by the worker before it ends, read after it was joined. */
  private static final class Outcome {
    @Nullable Exception failure;
  }
}
