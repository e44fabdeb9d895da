package io.fullfunnel.server.catalog;

import io.fullfunnel.question.Presets;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.server.platform.WorkspaceCard;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Workspaces: listed, made, changed, deleted. */
@RestController
class WorkspacesApi {
  private final OpenWorkspaces workspaces;
  private final Cards cards;

  WorkspacesApi(OpenWorkspaces workspaces, Cards cards) {
    this.workspaces = workspaces;
    this.cards = cards;
  }

  /** What is chosen for a workspace; what is left out stays as it is. */
  record Chosen(
      @Nullable String name,
      @Nullable String zone,
      @Nullable String currency,
      @Nullable String weekStart,
      @Nullable String model) {

    Settings in(Settings settings) {
      Settings changed = settings;
      if (zone != null) {
        changed = changed.withZone(zone(zone));
      }
      if (currency != null) {
        changed = checked("currency", changed, s -> s.withCurrency(currency));
      }
      if (weekStart != null) {
        changed = changed.withWeekStart(day(weekStart));
      }
      if (model != null) {
        if (!Presets.exists(model)) {
          throw wrong("model", "There is no model \"" + model + "\"; /presets lists them.");
        }
        changed = changed.withModel(model);
      }
      return changed;
    }

    private static Settings checked(
        String code, Settings settings, java.util.function.UnaryOperator<Settings> change) {
      try {
        return change.apply(settings);
      } catch (IllegalArgumentException e) {
        throw wrong(code, String.valueOf(e.getMessage()));
      }
    }

    private static ZoneId zone(String name) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException e) {
        throw wrong(
            "zone", "\"" + name + "\" is no time zone; zones look like Europe/Warsaw or UTC.");
      }
    }

    private static DayOfWeek day(String name) {
      return switch (name) {
        case "monday" -> DayOfWeek.MONDAY;
        case "sunday" -> DayOfWeek.SUNDAY;
        default ->
            throw wrong("week-start", "A week starts on monday or sunday, not on " + name + ".");
      };
    }
  }

  private static ProblemException wrong(String code, String sentence) {
    return new ProblemException(HttpStatus.BAD_REQUEST, code, sentence);
  }

  @GetMapping("/api/v1/workspaces")
  @Needs(Right.READ)
  List<WorkspaceCard> list(Caller caller) throws IOException {
    return cards.all().stream().filter(card -> caller.sees(card.name())).toList();
  }

  @PostMapping("/api/v1/workspaces")
  @Needs(Right.WORKSPACES)
  ResponseEntity<WorkspaceCard> create(@RequestBody Chosen chosen, Caller caller)
      throws IOException {
    String name = chosen.name();
    if (name == null) {
      throw wrong("workspace-name", "A workspace needs a name.");
    }
    if (caller.only().isPresent()) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "role", "A key belongs to one workspace and makes no others.");
    }
    if (workspaces.find(name).isPresent()) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "workspace-exists",
          "There is a workspace \"" + name + "\" already.");
    }
    try {
      workspaces.create(name, chosen::in);
    } catch (DataException e) {
      throw wrong("workspace-name", String.valueOf(e.getMessage()));
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(cards.card(name));
  }

  @PatchMapping("/api/v1/workspaces/{w}")
  @Needs(Right.WORKSPACES)
  WorkspaceCard change(@PathVariable String w, @RequestBody Chosen chosen) throws IOException {
    if (chosen.name() != null) {
      throw wrong("workspace-name", "A workspace keeps its name.");
    }
    workspaces.update(w, chosen::in);
    return cards.card(w);
  }

  @DeleteMapping("/api/v1/workspaces/{w}")
  @Needs(Right.WORKSPACES)
  ResponseEntity<Void> delete(@PathVariable String w) throws IOException {
    workspaces.delete(w);
    return ResponseEntity.noContent().build();
  }
}
