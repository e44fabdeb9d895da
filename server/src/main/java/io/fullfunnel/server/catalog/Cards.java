package io.fullfunnel.server.catalog;

import io.fullfunnel.server.platform.WorkspaceCard;
import io.fullfunnel.server.platform.WorkspaceCards;
import io.fullfunnel.store.timelines.Facts;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.UnknownWorkspaceException;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the cards of workspaces. */
@Component
class Cards implements WorkspaceCards {
  private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

  private final OpenWorkspaces workspaces;

  Cards(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public List<WorkspaceCard> all() throws IOException {
    List<WorkspaceCard> cards = new ArrayList<>();
    for (Settings settings : workspaces.list()) {
      try {
        cards.add(card(settings.name()));
      } catch (UnknownWorkspaceException e) {
        LOG.debug("{} was deleted meanwhile", settings.name());
      }
    }
    return cards;
  }

  WorkspaceCard card(String name) throws IOException {
    return workspaces.with(name, Cards::card);
  }

  private static WorkspaceCard card(Workspace workspace) throws IOException {
    Settings settings = workspace.settings();
    Snapshot snapshot = workspace.snapshot();
    Facts facts = snapshot.facts();
    boolean none = facts.from() > facts.to();
    return new WorkspaceCard(
        settings.name(),
        settings.zone().getId(),
        settings.currency(),
        settings.weekStart().name().toLowerCase(Locale.ROOT),
        settings.model(),
        settings.created(),
        settings.simulated(),
        facts.events(),
        snapshot.people(),
        none ? null : Instant.ofEpochMilli(facts.from()),
        none ? null : Instant.ofEpochMilli(facts.to()));
  }
}
