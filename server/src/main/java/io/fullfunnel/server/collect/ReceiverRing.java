package io.fullfunnel.server.collect;

import io.fullfunnel.collect.Receivers;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.receivers.Receiver;
import io.fullfunnel.store.receivers.ReceiverBook;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The receivers of all workspaces. Each workspace's are read once: nobody else writes them. */
@Component
class ReceiverRing implements Receivers {
  private final OpenWorkspaces workspaces;
  private final Workspaces all;
  private final Map<String, ReceiverBook> books = new ConcurrentHashMap<>();

  ReceiverRing(OpenWorkspaces workspaces, DataDirectory data) {
    this.workspaces = workspaces;
    this.all = new Workspaces(data);
  }

  @Override
  public @Nullable Found at(String address) throws IOException {
    for (Settings settings : workspaces.list()) {
      Optional<Receiver> receiver = of(settings).at(address);
      if (receiver.isPresent()) {
        return new Found(settings.name(), receiver.get());
      }
    }
    return null;
  }

  /**
   * The receivers of a workspace.
   *
   * @throws ProblemException 404 if there is none of this name
   */
  ReceiverBook of(String workspace) throws IOException {
    return of(workspaces.find(workspace).orElseThrow(ProblemException::noWorkspace));
  }

  private ReceiverBook of(Settings settings) throws IOException {
    ReceiverBook known = books.get(settings.id());
    if (known == null) {
      ReceiverBook read = all.receivers(settings.name());
      known = books.putIfAbsent(settings.id(), read);
      if (known == null) {
        known = read;
      }
    }
    return known;
  }
}
