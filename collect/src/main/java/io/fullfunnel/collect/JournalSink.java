package io.fullfunnel.collect;

import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.workspace.Gate;
import io.fullfunnel.store.workspace.KnownNames;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.util.List;

/** The journals of this data directory. */
public final class JournalSink implements EventSink {
  private static final System.Logger LOGGER = System.getLogger(JournalSink.class.getName());

  private final OpenWorkspaces workspaces;

  public JournalSink(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Written write(String workspace, List<Batch> batches) {
    try {
      workspaces.names(workspace).save();
      return workspaces.write(workspace, gate -> write(gate.journal(), batches));
    } catch (IOException e) {
      return new Written(0, e);
    }
  }

  @Override
  public KnownNames names(String workspace) throws IOException {
    return workspaces.names(workspace);
  }

  @Override
  public boolean refuse(String workspace, RefusedEvents counts, List<FailedEvent.Draft> kept) {
    try {
      return workspaces.write(
          workspace,
          gate -> {
            EventLog journal = gate.journal();
            long sequence = journal.append(EventLog.Kind.EVENTS_REFUSED, 1, counts.toBytes());
            journal.sync();
            keep(gate, sequence, kept);
            return true;
          });
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "What was refused is not on record.", e);
      return false;
    }
  }

  /** What cannot be kept stays refused. */
  private static void keep(Gate gate, long sequence, List<FailedEvent.Draft> kept) {
    try {
      gate.keep(sequence, kept);
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Refused events are not kept.", e);
    }
  }

  private static Written write(EventLog journal, List<Batch> batches) throws IOException {
    IOException failure = null;
    int appended = 0;
    for (Batch batch : batches) {
      try {
        journal.append(batch.kind(), batch.sequences(), batch.body());
      } catch (IOException e) {
        failure = e;
        break;
      }
      appended++;
    }
    if (appended > 0) {
      journal.sync();
    }
    return new Written(appended, failure);
  }
}
