package io.fullfunnel.server.collect;

import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.store.workspace.Joining;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How far people of a workspace can be found again. */
@RestController
class IdHealthApi {
  private final OpenWorkspaces workspaces;

  IdHealthApi(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  /**
   * How long ids live.
   *
   * @param unjoinable people of whom every id is one of a day
   */
  record Ids(long people, long unjoinable, List<Browser> browsers) {}

  /**
   * Of one browser.
   *
   * @param ids that were used again, on two days at least
   * @param young those of them that lived for less than eight days
   */
  record Browser(@Nullable String browser, long ids, long young) {}

  @GetMapping("/api/v1/workspaces/{w}/health/ids")
  @Needs(Right.READ)
  Ids ids(@PathVariable String w) throws IOException {
    Joining joining =
        workspaces.with(
            w,
            open -> {
              long newest = open.snapshot().facts().newest();
              return Joining.of(open, Math.max(0, newest));
            });
    return new Ids(
        joining.people(),
        joining.unjoinable(),
        joining.browsers().stream()
            .map(each -> new Browser(each.browser(), each.ids(), each.young()))
            .toList());
  }
}
