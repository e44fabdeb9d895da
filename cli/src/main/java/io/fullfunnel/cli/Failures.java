package io.fullfunnel.cli;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.question.QuestionException;
import io.fullfunnel.store.channels.ChannelException;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.files.OptionException;
import io.fullfunnel.store.imports.ImportRefusedException;
import io.fullfunnel.store.links.LinkException;
import io.fullfunnel.store.privacy.PrivacyException;
import io.fullfunnel.store.traffic.TrafficException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person reads when a command fails: one sentence and an exit code. */
final class Failures {
  private Failures() {}

  static int report(Throwable failure, Console console, boolean verbose) {
    console.say(sentence(failure));
    if (verbose) failure.printStackTrace(console.err());
    return isWrong(failure) ? ExitCode.WRONG : ExitCode.FAILED;
  }

  private static boolean isWrong(Throwable failure) {
    return failure instanceof WrongCommandException
        || failure instanceof QuestionException
        || failure instanceof OptionException
        || failure instanceof ChannelException
        || failure instanceof TrafficException
        || failure instanceof LinkException
        || failure instanceof PrivacyException
        || failure instanceof ImportRefusedException;
  }

  static String sentence(Throwable failure) {
    return switch (failure) {
      case UncheckedIOException e -> sentence(Objects.requireNonNull(e.getCause()));
      case NoSuchFileException e -> "There is no file " + e.getFile() + ".";
      case AccessDeniedException e -> "No permission to use " + e.getFile() + ".";
      case FileSystemException e when e.getReason() != null ->
          e.getFile() + ": " + e.getReason() + ".";
      case DamagedException e ->
          message(e) + ". Run fullfunnel check; if it cannot mend it, restore a backup.";
      case IOException e -> message(e);
      case WrongCommandException e -> message(e);
      case AnalysisException e -> message(e);
      case QuestionException e -> message(e);
      case OptionException e -> message(e);
      case ChannelException e -> message(e);
      case TrafficException e -> message(e);
      case PrivacyException e -> message(e);
      case LinkException e -> message(e);
      case ImportRefusedException e -> message(e);
      case OutOfMemoryError e ->
          "The memory is not enough for this (heap "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB); give more with FULLFUNNEL_JAVA_OPTS=-Xmx4g.";
      default -> unexpected(failure);
    };
  }

  private static String unexpected(Throwable failure) {
    String message = failure.getMessage();
    return (message == null ? "Something went wrong: " + failure.getClass().getName() : message)
        + " (--verbose shows where)";
  }

  private static String message(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
