package io.fullfunnel.server.catalog;

import io.fullfunnel.question.PrivacyDesk;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.privacy.PrivacyException;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * What a workspace keeps of people, and what they agreed to. Of rules that are saved or compared,
 * what is left out stands as it is; only owners and admins save them.
 */
@RestController
@RequestMapping("/api/v1/workspaces/{w}/privacy")
class PrivacyApi extends RulesApi<PrivacyDesk> {
  private final OpenWorkspaces workspaces;
  private final Clock clock;

  PrivacyApi(OpenWorkspaces workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  @Override
  JsonNode with(String w, Work<PrivacyDesk> work) throws IOException {
    try {
      return workspaces.with(w, workspace -> work.at(new PrivacyDesk(workspace, clock)));
    } catch (PrivacyException wrong) {
      boolean nobody = wrong instanceof PrivacyException.Nobody;
      throw new ProblemException(
          nobody ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST,
          nobody ? "person" : "privacy",
          String.valueOf(wrong.getMessage()));
    }
  }

  /** How a person's consent stands, and why. */
  @Override
  @PostMapping("/test")
  @Needs(value = Right.PERSONAL, reads = true)
  JsonNode test(@PathVariable String w, @RequestBody JsonNode asked) throws IOException {
    return super.test(w, asked);
  }

  @Override
  @PutMapping
  @Needs(Right.WORKSPACES)
  JsonNode save(@PathVariable String w, @RequestBody Wanted wanted, Caller caller)
      throws IOException {
    return super.save(w, wanted, caller);
  }

  /** Says what is too old by the rules, or takes it away. */
  @PostMapping("/retention")
  @Needs(Right.WORKSPACES)
  JsonNode retention(@PathVariable String w, @RequestBody JsonNode asked) throws IOException {
    return with(w, desk -> desk.retention(asked));
  }

  /** Writes down what somebody said on paper or by phone. */
  @PostMapping("/consent")
  @Needs(Right.PERSONAL)
  JsonNode consent(@PathVariable String w, @RequestBody JsonNode asked, Caller caller)
      throws IOException {
    return with(w, desk -> desk.write(asked, caller.name()));
  }
}
