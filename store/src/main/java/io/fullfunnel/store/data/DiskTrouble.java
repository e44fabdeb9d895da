package io.fullfunnel.store.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** Why a disk refused, as the middle of a sentence for a person. */
public final class DiskTrouble {
  private DiskTrouble() {}

  /** For example "the disk is full". */
  public static String of(IOException refusal) {
    if (refusal instanceof AccessDeniedException) {
      return "permission is denied";
    }
    String text = reason(refusal);
    if (text == null) {
      return "of " + refusal.getClass().getSimpleName();
    }
    if (text.contains("No space left")) {
      return "the disk is full";
    }
    if (text.contains("quota exceeded")) {
      return "the disk quota is used up";
    }
    if (text.contains("Read-only file system")) {
      return "the disk is mounted read-only";
    }
    if (text.contains("Permission denied")) {
      return "permission is denied";
    }
    if (text.contains("Input/output error")) {
      return "the disk reports a hardware error";
    }
    return "the system says: " + text;
  }

  /** Whether it is for want of space, which freeing some mends. */
  public static boolean isFull(IOException refusal) {
    String text = reason(refusal);
    return text != null && (text.contains("No space left") || text.contains("quota exceeded"));
  }

  /** That what is made from the journal of a workspace cannot be written. */
  public static IOException unwritten(String workspace, IOException cause) {
    return new IOException(
        "What is made from the journal of workspace \""
            + workspace
            + "\" cannot be written, because "
            + of(cause)
            + ". The journal has everything that it confirmed; once there is space again the same"
            + " command goes on.",
        cause);
  }

  private static @Nullable String reason(IOException refusal) {
    return refusal instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : refusal.getMessage();
  }
}
