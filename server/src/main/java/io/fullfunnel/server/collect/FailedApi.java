package io.fullfunnel.server.collect;

import io.fullfunnel.collect.repair.Repairs;
import io.fullfunnel.collect.repair.Rule;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.workspace.MostNames;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The events that count nowhere and are kept: listed, repaired, replayed, dropped. */
@RestController
@RequestMapping("/api/v1/workspaces/{w}/failed")
class FailedApi {
  private final OpenWorkspaces workspaces;

  FailedApi(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** How many were let go. */
  record Dropped(int dropped) {}

  /**
   * How much is kept, and how many names are taken.
   *
   * @param days after which a failed event is dropped
   * @param megabytes that all of them take on disk
   * @param eventNames different names of events
   * @param propertyNames different names of properties
   */
  record Limits(
      @Nullable Integer days,
      @Nullable Integer megabytes,
      @Nullable Integer eventNames,
      @Nullable Integer propertyNames) {
    static Limits of(Settings settings) {
      return new Limits(
          settings.failed().days(),
          settings.failed().megabytes(),
          settings.names().events(),
          settings.names().properties());
    }

    Settings in(Settings settings) {
      FailedEvents.Kept kept = settings.failed();
      MostNames names = settings.names();
      return settings
          .withFailed(new FailedEvents.Kept(or(days, kept.days()), or(megabytes, kept.megabytes())))
          .withNames(
              new MostNames(or(eventNames, names.events()), or(propertyNames, names.properties())));
    }

    private static int or(@Nullable Integer chosen, int before) {
      return chosen == null ? before : chosen;
    }
  }

  /** Work with the failed events of a workspace. */
  private interface Work<T> {
    T with(Repairs repairs) throws IOException;
  }

  private <T> T with(String w, Work<T> work) throws IOException {
    return workspaces.with(w, open -> work.with(new Repairs(open, workspaces.names(w))));
  }

  private static Rule rule(JsonNode json) {
    try {
      return Rule.of(json);
    } catch (IllegalArgumentException wrong) {
      throw problem("rule", wrong);
    }
  }

  private static ProblemException problem(String code, IllegalArgumentException wrong) {
    return new ProblemException(HttpStatus.BAD_REQUEST, code, String.valueOf(wrong.getMessage()));
  }

  @GetMapping
  @Needs(Right.READ)
  Repairs.Listed list(
      @PathVariable String w,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String event,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String id,
      Caller caller)
      throws IOException {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    ObjectNode when = rule.putObject("when");
    put(when, "reason", reason);
    put(when, "event", event);
    put(when, "key", key);
    put(when, "id", id);
    Repairs.Listed listed = with(w, repairs -> repairs.list(rule(rule)));
    return caller.may(Right.PERSONAL) ? listed : withoutPeople(listed);
  }

  private static void put(ObjectNode when, String name, @Nullable String value) {
    if (value != null) {
      when.put(name, value);
    }
  }

  /** Contents, sentences and rules may quote what was sent. */
  private static Repairs.Listed withoutPeople(Repairs.Listed listed) {
    List<Repairs.Shown> first =
        listed.first().stream()
            .map(each ->
                new Repairs.Shown(
                    each.id(),
                    each.at(),
                    each.from(),
                    each.key(),
                    each.reader(),
                    each.code(),
                    "",
                    each.event(),
                    ""))
            .toList();
    return new Repairs.Listed(listed.events(), listed.reasons(), first, List.of());
  }

  @PostMapping("/preview")
  @Needs(value = Right.DATA, reads = true)
  Repairs.Outcome preview(@PathVariable String w, @RequestBody JsonNode rule) throws IOException {
    return with(w, repairs -> repairs.preview(rule(rule)));
  }

  @PostMapping("/replay")
  @Needs(Right.DATA)
  Repairs.Outcome replay(@PathVariable String w, @RequestBody JsonNode rule, Caller caller)
      throws IOException {
    return with(w, repairs -> repairs.replay(rule(rule), caller.name()));
  }

  @PostMapping("/drop")
  @Needs(Right.DATA)
  Dropped drop(@PathVariable String w, @RequestBody JsonNode rule, Caller caller)
      throws IOException {
    return new Dropped(with(w, repairs -> repairs.drop(rule(rule), caller.name())));
  }

  @GetMapping("/limits")
  @Needs(Right.READ)
  Limits limits(@PathVariable String w) throws IOException {
    return Limits.of(workspaces.find(w).orElseThrow(ProblemException::noWorkspace));
  }

  /** What is left out stays as it is. */
  @PutMapping("/limits")
  @Needs(Right.WORKSPACES)
  Limits limits(@PathVariable String w, @RequestBody Limits chosen) throws IOException {
    try {
      return Limits.of(workspaces.update(w, chosen::in));
    } catch (IllegalArgumentException wrong) {
      throw problem("limits", wrong);
    }
  }
}
