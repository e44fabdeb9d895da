package io.fullfunnel.collect;

import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.util.List;

/** The journals of this data directory. */
public final class JournalSink implements EventSink {
  private final OpenWorkspaces workspaces;

  public JournalSink(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Written write(String workspace, List<Batch> batches) {
    try {
      return workspaces.with(workspace, open -> write(open.journal(), batches));
    } catch (IOException e) {
      return new Written(0, e);
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
