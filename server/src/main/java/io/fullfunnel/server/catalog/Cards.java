package io.fullfunnel.server.catalog;

import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.server.platform.WorkspaceCard;
import io.fullfunnel.server.platform.WorkspaceCards;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Standing;
import io.fullfunnel.store.workspace.UnknownWorkspaceException;
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

  /** None is opened for it whose counts were kept. */
  @Override
  public List<WorkspaceCard> all() throws IOException {
    List<WorkspaceCard> cards = new ArrayList<>();
    for (Settings settings : workspaces.list()) {
      try {
        cards.add(card(settings, workspaces.standing(settings.name())));
      } catch (UnknownWorkspaceException e) {
        LOG.debug("{} was deleted meanwhile", settings.name());
      }
    }
    return cards;
  }

  WorkspaceCard card(String name) throws IOException {
    Standing standing = workspaces.standing(name);
    Settings settings = workspaces.find(name).orElseThrow(ProblemException::noWorkspace);
    return card(settings, standing);
  }

  private static WorkspaceCard card(Settings settings, Standing standing) {
    boolean none = standing.from() > standing.to();
    return new WorkspaceCard(
        settings.name(),
        settings.zone().getId(),
        settings.currency(),
        settings.weekStart().name().toLowerCase(Locale.ROOT),
        settings.model(),
        settings.created(),
        settings.simulated(),
        standing.events(),
        standing.people(),
        none ? null : Instant.ofEpochMilli(standing.from()),
        none ? null : Instant.ofEpochMilli(standing.to()));
  }
}
