package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Presets;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.catalog.EventCount;
import io.fullfunnel.store.catalog.PropertyCount;
import io.fullfunnel.store.table.ValueCounts;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What there is to ask about in a workspace. */
@RestController
class CatalogApi {
  private static final int MOST = 1_000;

  private final OpenWorkspaces workspaces;
  private final Catalogs catalogs;
  private final LocalEngine engine;
  private final Map<String, Mapped> mapped = new ConcurrentHashMap<>();

  CatalogApi(OpenWorkspaces workspaces, Catalogs catalogs, LocalEngine engine) {
    this.workspaces = workspaces;
    this.catalogs = catalogs;
    this.engine = engine;
  }

  /** Event names, most frequent first. */
  record Events(List<Event> events, int total) {}

  /** An event's name. */
  record Event(String name, long count, long people, Instant first, Instant last) {
    static Event of(EventCount event) {
      return new Event(
          event.name(),
          event.count(),
          event.people(),
          Instant.ofEpochMilli(event.first()),
          Instant.ofEpochMilli(event.last()));
    }
  }

  /** Properties, most frequent first. */
  record Properties(List<PropertyCount> properties, int total) {}

  /**
   * Values, most frequent first.
   *
   * @param distinct how many there are
   * @param complete whether all of them are here
   */
  record Values(List<Counted> values, long distinct, boolean complete) {}

  /** A value: a text, a number or a boolean. */
  record Counted(Object value, long count) {
    static Counted of(ValueCounts.Count counted) {
      Object value =
          switch (counted.value()) {
            case Value.Text text -> text.text();
            case Value.Numeric number -> number.number();
            case Value.Bool bool -> bool.value();
            case Value.Many many -> many.asKey();
          };
      return new Counted(value, counted.events());
    }
  }

  /** All models. */
  record Models(List<Model> presets) {}

  /** A model of the journey. */
  record Model(String name, Map<String, String> labels, List<Stage> stages) {}

  /**
   * A stage.
   *
   * @param mapped whether any of its events occurs
   */
  record Stage(
      String key, Map<String, String> labels, String band, JsonNode match, boolean mapped) {}

  private record Mapped(long position, Models models) {}

  @GetMapping("/api/v1/workspaces/{w}/events")
  @Needs(Right.READ)
  Events events(
      @PathVariable String w,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "200") int limit)
      throws IOException {
    List<Event> all =
        workspaces.with(w, workspace -> catalogs.of(workspace).events()).stream()
            .filter(event -> contains(event.name(), query))
            .map(Event::of)
            .toList();
    return new Events(first(all, limit), all.size());
  }

  @GetMapping("/api/v1/workspaces/{w}/properties")
  @Needs(Right.READ)
  Properties properties(
      @PathVariable String w,
      @RequestParam(required = false) @Nullable String event,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "200") int limit)
      throws IOException {
    List<PropertyCount> all =
        workspaces.with(w, workspace -> catalogs.of(workspace).properties(event)).stream()
            .filter(property -> contains(property.name(), query))
            .toList();
    return new Properties(first(all, limit), all.size());
  }

  @GetMapping("/api/v1/workspaces/{w}/values")
  @Needs(Right.READ)
  Values values(
      @PathVariable String w,
      @RequestParam String property,
      @RequestParam(required = false) @Nullable String event,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller)
      throws IOException {
    boolean trait = property.startsWith("person.") || property.startsWith("traits.");
    if (trait && !caller.may(Right.PERSONAL)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "role", "Your role or key does not see people's traits.");
    }
    int most = checked(limit);
    ValueCounts found =
        workspaces.with(
            w, workspace -> catalogs.of(workspace).values(property, event, query, most));
    List<Counted> values = found.values().stream().map(Counted::of).toList();
    return new Values(values, found.distinct(), found.distinct() <= most);
  }

  @GetMapping("/api/v1/workspaces/{w}/presets")
  @Needs(Right.READ)
  Models presets(@PathVariable String w) throws IOException {
    return workspaces.with(
        w,
        workspace -> {
          WorkspaceData data = WorkspaceData.of(workspace);
          Mapped known = mapped.get(workspace.settings().id());
          if (known == null || known.position() != data.position()) {
            known = new Mapped(data.position(), models(data));
            mapped.put(workspace.settings().id(), known);
          }
          return known.models();
        });
  }

  private Models models(WorkspaceData data) {
    List<Model> models = new ArrayList<>();
    for (Presets.Preset preset : Presets.all()) {
      List<Stage> stages = new ArrayList<>();
      for (Presets.Stage stage : preset.stages()) {
        stages.add(
            new Stage(
                stage.key(),
                stage.labels(),
                stage.band(),
                stage.match(),
                Presets.isMapped(stage, data, engine)));
      }
      models.add(new Model(preset.name(), preset.labels(), stages));
    }
    return new Models(models);
  }

  private static boolean contains(String name, String query) {
    return name.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
  }

  private static <T> List<T> first(List<T> all, int limit) {
    return all.subList(0, Math.min(checked(limit), all.size()));
  }

  private static int checked(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "limit", "A limit is 1 to " + MOST + ", not " + limit + ".");
    }
    return limit;
  }
}
