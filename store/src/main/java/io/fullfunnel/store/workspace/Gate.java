package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.FileLog;
import io.fullfunnel.store.journal.TopicPlace;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where events come into a workspace: its journal, who was erased, what is kept of refused ones.
 * Open without any reader, so that as many workspaces can be written to as there are. Thread-safe.
 */
public final class Gate implements Closeable {
  private final Path folder;
  private final Means means;
  private final byte[] secret;
  private final FileLog log;
  private final Erasing erasing;
  private final Intake intake;
  private final FailedEvents kept;
  private volatile Settings settings;

  private Gate(Path folder, Settings settings, Means means, byte[] secret, FileLog log)
      throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.means = means;
    this.secret = secret;
    this.log = log;
    this.erasing = new Erasing(folder, means.temporary(), secret, log, settings);
    this.intake = new Intake(log, erasing, means.onlyTopic());
    this.kept =
        new FailedEvents(
            folder.resolve(Workspace.FAILED), () -> this.settings.failed(), Clock.systemUTC());
  }

  static Gate open(Path folder, Settings settings, Means means) throws IOException {
    byte[] secret = WorkspaceKey.secret(folder.resolve("key"));
    FileLog log =
        FileLog.open(folder.resolve(Workspace.JOURNAL), settings.id(), means.segmentBytes());
    try {
      return new Gate(folder, settings, means, secret, log);
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  Path folder() {
    return folder;
  }

  Settings settings() {
    return settings;
  }

  KeyedHash ids() {
    return KeyedHash.of(secret);
  }

  FileLog log() {
    return log;
  }

  Erasing erasing() {
    return erasing;
  }

  Intake intake() {
    return intake;
  }

  FailedEvents kept() {
    return kept;
  }

  Room room() {
    return means.room();
  }

  DerivedStores stores() {
    return new DerivedStores(folder, means, secret, log);
  }

  /** Takes over what {@link Workspaces#update} wrote. */
  void change(Settings changed) {
    if (!changed.id().equals(settings.id())) {
      throw new IllegalArgumentException("these are settings of " + changed.id());
    }
    erasing.changeGuards(changed.guards());
    settings = changed;
  }

  /** The journal; what belongs to erased people does not get in. */
  public EventLog journal() {
    return intake;
  }

  /** The place in a topic of the last record that came from one; null if none did. */
  public @Nullable TopicPlace followed() throws IOException {
    return log.followed();
  }

  /** Appends a record of a topic with its place there; on disk after the journal's sync. */
  public void follow(EventLog.Entry record, TopicPlace from) throws IOException {
    intake.append(record.kind(), record.count(), record.body(), from);
  }

  /**
   * Keeps events that were refused, as far as there is room; nothing of people who were erased.
   *
   * @param sequence of the record that counts them
   */
  public int keep(long sequence, List<FailedEvent.Draft> drafts) throws IOException {
    Failpoint.K1.here();
    return kept.add(sequence, drafts, each -> !erasing.mentions(each));
  }

  /** Lets go of failed events that are too old: nobody else does while nothing comes in. */
  public void sweep() throws IOException {
    kept.sweep();
  }

  /** Whether its disk did not confirm something: it takes nothing more until it is opened again. */
  boolean isFailed() {
    return log.isFailed();
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
