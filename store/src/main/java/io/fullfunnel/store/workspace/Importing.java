package io.fullfunnel.store.workspace;

import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.imports.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file into a workspace until it can be asked: one thread appends, another reads along.
 */
public final class Importing {
  /** A row of a file is rarely shorter: for a first guess of how many come. */
  private static final long BYTES_PER_ROW = 80;

  private static final long GZIP_FACTOR = 6;
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final Workspace workspace;
  private volatile boolean stop;

  private Importing(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What became of a file.
   *
   * @param stored messages that count from now on
   * @param duplicate messages whose messageId was there before
   * @param people to whom the stored messages belong
   */
  public record Report(ImportResult result, long stored, long duplicate, long people) {}

  /**
   * Imports a file and takes it into every reader.
   *
   * @throws IOException as {@link Imports#run}; what is in the journal stays there, and the next
   *     command goes on
   */
  public static Report run(Workspace workspace, ImportRequest request, ImportWatch watch)
      throws IOException {
    Imports imports =
        new Imports(workspace.journal(), workspace.imports(), workspace.ids(), Clock.systemUTC());
    if (request.dryRun()) {
      return new Report(imports.run(request, watch), 0, 0, 0);
    }
    return new Importing(workspace).run(imports, request, watch);
  }

  private Report run(Imports imports, ImportRequest request, ImportWatch watch) throws IOException {
    CompletableFuture<ImportResult> appended = new CompletableFuture<>();
    Thread.ofPlatform().name("import").start(() -> append(imports, request, watch, appended));
    Tally tally;
    try {
      tally = workspace.readWhile(() -> stillRuns(appended), expected(request.file()));
    } catch (IOException | RuntimeException e) {
      stop = true;
      appended.exceptionally(also -> null).join();
      throw e;
    }
    ImportResult result = resultOf(appended);
    if (result.outcome() != ImportResult.Outcome.FINISHED || result.messages() == 0) {
      return new Report(result, 0, 0, 0);
    }
    if (tally == null
        || tally.importNumber() != result.importNumber()
        || tally.stored() + tally.duplicate() < result.messages()) {
      return workspace.recount(result); // some went in before a crash or a Ctrl-C
    }
    return new Report(result, tally.stored(), tally.duplicate(), tally.people());
  }

  private void append(
      Imports imports,
      ImportRequest request,
      ImportWatch watch,
      CompletableFuture<ImportResult> appended) {
    try {
      appended.complete(imports.run(request, new Stoppable(watch)));
    } catch (IOException | RuntimeException | Error e) {
      appended.completeExceptionally(e);
    }
  }

  private static boolean stillRuns(CompletableFuture<ImportResult> appended) {
    try {
      appended.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException e) {
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ImportResult resultOf(CompletableFuture<ImportResult> appended)
      throws IOException {
    try {
      return appended.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The import was interrupted; a second run goes on from there.", e);
    } catch (ExecutionException e) {
      @Nullable Throwable cause = e.getCause();
      if (cause instanceof IOException failed) {
        throw failed;
      }
      if (cause instanceof RuntimeException failed) {
        throw failed;
      }
      if (cause instanceof Error failed) {
        throw failed;
      }
      throw new IllegalStateException(e);
    }
  }

  /** About how many messages the file holds. */
  private static long expected(Path file) {
    try {
      long bytes = Files.size(file);
      boolean packed = file.toString().endsWith(".gz");
      return bytes / BYTES_PER_ROW * (packed ? GZIP_FACTOR : 1);
    } catch (IOException e) {
      return 0; // the import itself says what is wrong with the file
    }
  }

  /** The caller's watch, and a stop of our own when the readers fail. */
  private final class Stoppable implements ImportWatch {
    private final ImportWatch watch;

    Stoppable(ImportWatch watch) {
      this.watch = watch;
    }

    @Override
    public void checked(long fileBytes, long fileSize) {
      watch.checked(fileBytes, fileSize);
    }

    @Override
    public void imported(long rows, long bytes, long bytesTotal) {
      watch.imported(rows, bytes, bytesTotal);
    }

    @Override
    public boolean cancelled() {
      return stop || watch.cancelled();
    }
  }
}
