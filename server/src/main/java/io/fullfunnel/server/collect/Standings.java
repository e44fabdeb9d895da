package io.fullfunnel.server.collect;

import io.fullfunnel.collect.Counts;
import io.fullfunnel.server.platform.MoreMetrics;
import io.fullfunnel.store.workspace.Failed;
import io.fullfunnel.store.workspace.InMemory;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What no counter of the collector knows: duplicates, as far as the journal was read, and failed
 * events that are kept. Of workspaces that are open, since nothing is opened or read for a figure.
 */
record Standings(OpenWorkspaces workspaces) implements MoreMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

  @Override
  public String prometheus(@Nullable String only) {
    Map<String, Long> duplicates = new TreeMap<>();
    Map<String, Long> kept = new TreeMap<>();
    workspaces.forEachOpen(open -> {
      String name = open.settings().name();
      if (only == null || only.equals(name)) {
        duplicates.put(name, open.positions().duplicates());
        kept(open, name, kept);
      }
    });
    StringBuilder text = new StringBuilder(256);
    series(text, "fullfunnel_duplicates_total", "counter", duplicates);
    series(text, "fullfunnel_failed_kept", "gauge", kept);
    if (only == null) {
      inMemory(text, workspaces.inMemory());
    }
    return text.toString();
  }

  private static void kept(Workspace open, String name, Map<String, Long> kept) {
    try {
      kept.put(name, Failed.kept(open));
    } catch (IOException e) { // no figure is better than a wrong one
      LOG.warn("Failed events of {} cannot be counted", name, e);
    }
  }

  private static void inMemory(StringBuilder text, InMemory now) {
    gauge(text, "fullfunnel_workspaces_open", now.open());
    gauge(text, "fullfunnel_event_tables_open", now.tables());
    gauge(text, "fullfunnel_workspaces_bytes", now.bytes());
    gauge(text, "fullfunnel_workspaces_bytes_most", now.most());
    gauge(text, "fullfunnel_workspaces_bytes_budget", now.budget());
  }

  private static void gauge(StringBuilder text, String name, long figure) {
    text.append("# TYPE ").append(name).append(" gauge\n");
    text.append(name).append(' ').append(figure).append('\n');
  }

  private static void series(StringBuilder text, String name, String kind, Map<String, Long> all) {
    text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
    all.forEach((workspace, figure) ->
        text.append(name)
            .append("{workspace=\"")
            .append(Counts.label(workspace))
            .append("\"} ")
            .append(figure)
            .append('\n'));
  }
}
