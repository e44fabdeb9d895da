package io.fullfunnel.server.catalog;

import io.fullfunnel.question.TaxonomyDesk;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * What the links of a workspace are to say; {@code test} builds a link and says what is wrong with
 * it. Of a taxonomy that is saved or compared, what is left out stands as it is.
 */
@RestController
@RequestMapping("/api/v1/workspaces/{w}/links/taxonomy")
class TaxonomyApi extends RulesApi<TaxonomyDesk> {
  private final OpenWorkspaces workspaces;
  private final LinkBooks links;
  private final Clock clock;

  TaxonomyApi(OpenWorkspaces workspaces, LinkBooks links, Clock clock) {
    this.workspaces = workspaces;
    this.links = links;
    this.clock = clock;
  }

  /** What links have said so far, and what is wrong with it. */
  @GetMapping("/seen")
  @Needs(Right.READ)
  JsonNode seen(@PathVariable String w) throws IOException {
    return with(w, TaxonomyDesk::seen);
  }

  @Override
  JsonNode with(String w, Work<TaxonomyDesk> work) throws IOException {
    return LinksApi.said(() ->
        workspaces.with(w, workspace -> work.at(new TaxonomyDesk(workspace, links.of(w), clock))));
  }
}
