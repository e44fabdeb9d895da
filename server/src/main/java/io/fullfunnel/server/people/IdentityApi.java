package io.fullfunnel.server.people;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.person.DecisionException;
import io.fullfunnel.store.person.PersonChange;
import io.fullfunnel.store.person.PersonDecisions;
import io.fullfunnel.store.person.PersonPages;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is who: linked and unlinked by the team, what was set aside, and the guards. */
@RestController
class IdentityApi {
  private static final int MOST = 1_000;

  private final OpenWorkspaces workspaces;

  IdentityApi(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  /**
   * Two ids of any kind.
   *
   * @param preview only show what would change
   */
  record Two(@Nullable String one, @Nullable String other, @Nullable Boolean preview) {}

  @PostMapping("/api/v1/workspaces/{w}/people/link")
  @Needs(Right.WORKSPACES)
  ChangeView link(@PathVariable String w, @RequestBody Two two, Caller caller) throws IOException {
    return ChangeView.of(decide(workspaces, w, two, true, caller));
  }

  @PostMapping("/api/v1/workspaces/{w}/people/unlink")
  @Needs(Right.WORKSPACES)
  ChangeView unlink(@PathVariable String w, @RequestBody Two two, Caller caller)
      throws IOException {
    return ChangeView.of(decide(workspaces, w, two, false, caller));
  }

  static PersonChange decide(
      OpenWorkspaces workspaces, String w, Two two, boolean together, Caller caller)
      throws IOException {
    String one = two.one();
    String other = two.other();
    if (one == null || other == null) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "decision", "Name two ids: \"one\" and \"other\".");
    }
    PersonDecisions.Wanted wanted = new PersonDecisions.Wanted(one, other, together);
    try {
      return workspaces.with(
          w,
          workspace -> {
            PersonDecisions decisions = new PersonDecisions(workspace);
            return Boolean.TRUE.equals(two.preview())
                ? decisions.preview(wanted)
                : decisions.decide(wanted, caller.name());
          });
    } catch (DecisionException e) {
      throw new ProblemException(HttpStatus.CONFLICT, "decision", String.valueOf(e.getMessage()));
    }
  }

  /** Evidence that did not join people, the oldest components first. */
  record Asides(List<PersonView.Aside> setAside) {}

  @GetMapping("/api/v1/workspaces/{w}/identity/set-aside")
  @Needs(Right.READ)
  Asides setAside(
      @PathVariable String w, @RequestParam(defaultValue = "100") int limit, Caller caller)
      throws IOException {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "limit", "A limit is 1 to " + MOST + ", not " + limit + ".");
    }
    boolean personal = caller.may(Right.PERSONAL);
    return new Asides(
        workspaces.with(w, workspace -> new PersonPages(workspace).setAside(limit)).stream()
            .map(aside -> PersonView.aside(aside, personal))
            .toList());
  }

  /**
   * What keeps ids apart.
   *
   * @param blocked texts that are no id
   * @param mostIds that evidence may join into one person
   * @param devicesJoinUsers whether a device joins all who log in on it
   */
  record Chosen(
      @Nullable List<String> blocked,
      @Nullable Integer mostIds,
      @Nullable Boolean devicesJoinUsers) {}

  @GetMapping("/api/v1/workspaces/{w}/identity/guards")
  @Needs(Right.READ)
  Guards guards(@PathVariable String w) throws IOException {
    return workspaces.find(w).orElseThrow(ProblemException::noWorkspace).guards();
  }

  /** What is left out stays as it is. People are made anew with the next question. */
  @PutMapping("/api/v1/workspaces/{w}/identity/guards")
  @Needs(Right.WORKSPACES)
  Guards choose(@PathVariable String w, @RequestBody Chosen chosen) throws IOException {
    return workspaces.update(w, settings -> with(settings, chosen)).guards();
  }

  private static Settings with(Settings settings, Chosen chosen) {
    Guards now = settings.guards();
    try {
      Set<String> blocked =
          chosen.blocked() == null ? now.blocked() : new TreeSet<>(chosen.blocked());
      int most = chosen.mostIds() == null ? now.mostIds() : chosen.mostIds();
      boolean joining =
          chosen.devicesJoinUsers() == null ? now.devicesJoinUsers() : chosen.devicesJoinUsers();
      return settings.withGuards(new Guards(blocked, most, joining));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "guards", String.valueOf(e.getMessage()));
    }
  }
}
