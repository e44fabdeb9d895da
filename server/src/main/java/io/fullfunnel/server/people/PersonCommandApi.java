package io.fullfunnel.server.people;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.PersonGone;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.person.PersonChange;
import io.fullfunnel.store.person.PersonErased;
import io.fullfunnel.store.person.PersonErasure;
import io.fullfunnel.store.person.PersonPage;
import io.fullfunnel.store.person.PersonPages;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What {@code fullfunnel person} asks of the server that holds its data directory. */
@RestController
class PersonCommandApi {
  private final OpenWorkspaces workspaces;
  private final ApplicationEventPublisher publisher;

  PersonCommandApi(OpenWorkspaces workspaces, ApplicationEventPublisher publisher) {
    this.workspaces = workspaces;
    this.publisher = publisher;
  }

  private static void onlyCommands(Caller caller) {
    if (!(caller instanceof Caller.Command)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "role", "Only commands of the data directory itself may do this.");
    }
  }

  @GetMapping("/api/v1/workspaces/{w}/command/person")
  @Needs(Right.OPERATE)
  PersonPage person(@PathVariable String w, @RequestParam String id, Caller caller)
      throws IOException {
    onlyCommands(caller);
    return workspaces
        .<Optional<PersonPage>>with(w, workspace -> new PersonPages(workspace).find(id))
        .orElseThrow(PeopleApi::nobody);
  }

  /** Two ids and what is decided of them. */
  record Wanted(String one, String other, boolean together, boolean preview) {}

  @PostMapping("/api/v1/workspaces/{w}/command/person")
  @Needs(Right.OPERATE)
  PersonChange decide(@PathVariable String w, @RequestBody Wanted wanted, Caller caller)
      throws IOException {
    onlyCommands(caller);
    IdentityApi.Two two = new IdentityApi.Two(wanted.one(), wanted.other(), wanted.preview());
    return IdentityApi.decide(workspaces, w, two, wanted.together(), caller);
  }

  /** Erases a person, or shows who that is. */
  @PostMapping("/api/v1/workspaces/{w}/command/person/erasure")
  @Needs(Right.OPERATE)
  PersonErased erase(
      @PathVariable String w, @RequestParam String id, @RequestParam boolean preview, Caller caller)
      throws IOException {
    onlyCommands(caller);
    Optional<PersonErased> person =
        workspaces.with(
            w,
            workspace -> {
              PersonErasure erasure = new PersonErasure(workspace);
              return preview ? erasure.preview(id) : erasure.erase(id, caller.name());
            });
    if (!preview) {
      publisher.publishEvent(new PersonGone(w));
    }
    return person.orElseThrow(PeopleApi::nobody);
  }

  @GetMapping("/api/v1/workspaces/{w}/command/set-aside")
  @Needs(Right.OPERATE)
  List<PersonPage.Aside> setAside(@PathVariable String w, @RequestParam int limit, Caller caller)
      throws IOException {
    onlyCommands(caller);
    return workspaces.with(w, workspace -> new PersonPages(workspace).setAside(limit));
  }
}
