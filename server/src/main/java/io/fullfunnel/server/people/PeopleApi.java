package io.fullfunnel.server.people;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.person.PersonPage;
import io.fullfunnel.store.person.PersonPages;
import io.fullfunnel.store.person.TimelinePage;
import io.fullfunnel.store.person.TimelineView;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One person: ids, traits, timeline. Any of their ids names them; it may hold a slash, so it stands
 * in the query and not in the path.
 */
@RestController
class PeopleApi {
  private static final int MOST = 500;
  private static final Pattern PERSON = Pattern.compile("p_[0-9a-f]{16}");

  private final OpenWorkspaces workspaces;

  PeopleApi(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @GetMapping("/api/v1/workspaces/{w}/person")
  @Needs(Right.READ)
  PersonView person(@PathVariable String w, @RequestParam String id, Caller caller)
      throws IOException {
    PersonPage page =
        workspaces
            .<Optional<PersonPage>>with(
                w, workspace -> new PersonPages(workspace).find(allowed(id, caller)))
            .orElseThrow(PeopleApi::nobody);
    return PersonView.of(page, caller.may(Right.PERSONAL));
  }

  @GetMapping("/api/v1/workspaces/{w}/person/timeline")
  @Needs(Right.READ)
  TimelineView timeline(
      @PathVariable String w,
      @RequestParam String id,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") int limit,
      Caller caller)
      throws IOException {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "limit", "A limit is 1 to " + MOST + ", not " + limit + ".");
    }
    try {
      TimelinePage page =
          workspaces
              .<Optional<TimelinePage>>with(
                  w,
                  workspace ->
                      new PersonPages(workspace).timeline(allowed(id, caller), before, limit))
              .orElseThrow(PeopleApi::nobody);
      return TimelineView.of(page, caller.may(Right.PERSONAL));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "cursor",
          "No event of this person has the cursor " + before + "; begin again without one.");
    }
  }

  /** Who may not see ids may not try them out either. */
  private static String allowed(String id, Caller caller) {
    if (!caller.may(Right.PERSONAL) && !PERSON.matcher(id).matches()) {
      throw nobody();
    }
    return id;
  }

  static ProblemException nobody() {
    return new ProblemException(HttpStatus.NOT_FOUND, "person", "There is no such person.");
  }
}
