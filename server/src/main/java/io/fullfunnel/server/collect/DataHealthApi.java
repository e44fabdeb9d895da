package io.fullfunnel.server.collect;

import io.fullfunnel.collect.Collector;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.server.platform.TopicFollower;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Positions;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the data of a workspace are: where its readers are, its disk, and that nothing is missing.
 */
@RestController
class DataHealthApi {
  private final OpenWorkspaces workspaces;
  private final DataDirectory data;
  private final Collector collector;
  private final Clock clock;
  private final TopicFollower topics;

  DataHealthApi(
      OpenWorkspaces workspaces,
      DataDirectory data,
      Collector collector,
      Clock clock,
      TopicFollower topics) {
    this.workspaces = workspaces;
    this.data = data;
    this.collector = collector;
    this.clock = clock;
    this.topics = topics;
  }

  /**
   * How the data are.
   *
   * @param collecting whether the disk took the last events that were sent
   * @param disk null for who may not see how the server runs
   * @param topic null where no topic is followed
   */
  record Health(
      Instant at,
      boolean collecting,
      Readers readers,
      List<String> rebuilt,
      @Nullable Disk disk,
      @Nullable Topic topic) {}

  /**
   * How far the workspace follows its topic.
   *
   * @param position offset of the next record to be read; those before it are in the journal
   * @param lag records that are in the topic and not yet in the journal
   * @param problem why it does not go on; null if nothing is wrong
   */
  record Topic(String name, long position, long lag, @Nullable String problem) {}

  /**
   * How far the journal's readers are: each has everything before its position.
   *
   * @param end of the journal
   * @param table null while nobody needs it
   * @param importing whether a file goes in
   */
  record Readers(
      long end, long admission, long timelines, @Nullable Long table, boolean importing) {}

  /** What lies on the disk, in bytes. */
  record Disk(long journal, long derived, long free, long total) {}

  /** The conservation law in figures. */
  record Law(
      Instant at,
      long received,
      long refused,
      long pending,
      long duplicate,
      long failed,
      long undone,
      long erased,
      long expired,
      long present,
      boolean balanced) {}

  @GetMapping("/api/v1/workspaces/{w}/health")
  @Needs(Right.READ)
  Health health(@PathVariable String w, Caller caller) throws IOException {
    Settings settings = workspaces.find(w).orElseThrow(ProblemException::noWorkspace);
    Disk disk = caller.may(Right.OPERATE) ? disk(settings) : null;
    return workspaces.with(w, open -> health(open, collector.isHealthy(w), disk));
  }

  private Health health(Workspace open, boolean collecting, @Nullable Disk disk) {
    Positions at = open.positions();
    Long table = at.table() == Positions.UNKNOWN ? null : at.table();
    return new Health(
        clock.instant(),
        collecting,
        new Readers(at.end(), at.admission(), at.timelines(), table, at.importing()),
        open.rebuilt(),
        disk,
        topics
            .progress(open.settings().name())
            .map(p -> new Topic(p.topic(), p.position(), p.lag(), p.problem()))
            .orElse(null));
  }

  private Disk disk(Settings settings) throws IOException {
    Path folder = data.workspaces().resolve(settings.id());
    long all = bytes(folder);
    long journal = bytes(folder.resolve("journal"));
    FileStore store = Files.getFileStore(folder);
    return new Disk(journal, all - journal, store.getUsableSpace(), store.getTotalSpace());
  }

  private static long bytes(Path folder) throws IOException {
    long[] sum = {0};
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override // files come and go while the server runs
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return sum[0];
  }

  @GetMapping("/api/v1/workspaces/{w}/health/law")
  @Needs(Right.READ)
  Law law(@PathVariable String w) throws IOException {
    Check check = workspaces.with(w, Check::counted);
    return new Law(
        clock.instant(),
        check.received(),
        check.refused(),
        check.pending(),
        check.duplicate(),
        check.failed(),
        check.undone(),
        check.erased(),
        check.expired(),
        check.present(),
        check.balanced());
  }
}
