package io.fullfunnel.store.workspace;

import io.fullfunnel.store.erasure.Expiry;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.privacy.Keeping;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes out of a workspace what its rules do not keep any longer. */
public final class Retention {
  private final Workspace workspace;

  public Retention(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What a rule takes.
   *
   * @param messages also such as count nowhere: duplicates, rows of imports that were undone
   */
  public record Taken(Keeping rule, long messages) {}

  /** What would go; writes nothing. Reads the journal. */
  public List<Taken> look(List<Keeping> rules, Instant now) throws IOException {
    Expiry expiry = new Expiry(workspace.ids(), rules, now.toEpochMilli());
    if (!rules.isEmpty()) {
      try (EventLog.Cursor cursor = workspace.journal().read(0)) {
        for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
          if (entry.kind() == EventLog.Kind.EVENTS) {
            expiry.body(entry.body());
          }
        }
      }
    }
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      taken.add(new Taken(rules.get(i), expiry.expired()[i]));
    }
    return taken;
  }

  /**
   * Takes what is too old out of the journal, and makes what is derived again. If the process dies
   * on the way, it goes on with the next use.
   */
  public List<Taken> run(Instant now) throws IOException {
    List<Keeping> rules = workspace.privacy().current().retention();
    List<Taken> taken = look(rules, now);
    if (taken.stream().anyMatch(each -> each.messages() > 0)) {
      workspace.expire(rules, now);
    }
    return taken;
  }
}
