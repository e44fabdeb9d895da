package io.fullfunnel.store.workspace;

import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.imports.Imports;
import io.fullfunnel.store.people.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.BitSet;
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
   * @param erased messages of people who were erased; they were not taken in
   * @param people to whom the stored messages belong
   */
  public record Report(ImportResult result, long stored, long duplicate, long erased, long people) {
    /** Of a file of which nothing went in. */
    public static Report nothing(ImportResult result) {
      return new Report(result, 0, 0, 0, 0);
    }
  }

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
      return Report.nothing(imports.run(request, watch));
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
      return Report.nothing(result);
    }
    if (tally == null
        || tally.importNumber() != result.importNumber()
        || tally.stored() + tally.duplicate() + tally.erased() < result.messages()) {
      return recount(result); // some went in before a crash or a Ctrl-C
    }
    return new Report(result, tally.stored(), tally.duplicate(), tally.erased(), tally.people());
  }

  /** What became of a file that went in in several runs: counted in the event table. */
  private Report recount(ImportResult result) throws IOException {
    long number = result.importNumber();
    return workspace.askReaders(readers -> {
      readers.table();
      readers.read();
      readers.commit();
      People people = readers.timelines().people();
      BitSet persons = new BitSet();
      long[] stored = {0};
      readers
          .table()
          .forEach(event -> {
            if (event.importNumber() == number) {
              stored[0]++;
              int strand = people.find(event.userId(), event.anonymousId(), event.email());
              if (strand >= 0) {
                persons.set(people.person(strand));
              }
            }
          });
      long erased = readers.sums().erased(workspace.journal(), readers, number);
      long duplicate = result.messages() - stored[0] - erased;
      return new Report(result, stored[0], duplicate, erased, persons.cardinality());
    });
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
