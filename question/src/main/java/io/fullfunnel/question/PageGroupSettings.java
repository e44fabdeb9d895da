package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.engine.figures.Measure;
import io.fullfunnel.engine.figures.Span;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.store.pages.PageGroups;
import io.fullfunnel.store.pages.PathPattern;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The page groups of a workspace as people and programs see and change them. */
public final class PageGroupSettings implements DefinedNames {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_PATHS = 200;
  private static final List<String> ABOUT = List.of("topic", "stage", "intent");
  private static final EventFilter VIEW = new EventFilter.Named(FigureReader.PAGE_VIEWED);

  private final Workspace workspace;
  private final Engine engine;

  public PageGroupSettings(Workspace workspace, Engine engine) {
    this.workspace = workspace;
    this.engine = engine;
  }

  /**
   * All page groups.
   *
   * @param ungrouped views of pages without a group
   * @param proposals folders of such pages, the most viewed first
   */
  public record PageGroupList(
      List<PageGroupState> pageGroups, long ungrouped, List<Proposal> proposals) {}

  /**
   * A page group.
   *
   * @param paths patterns, in which * stands for anything
   * @param version how often it was set
   * @param at when it was set last
   * @param views of its pages
   */
  public record PageGroupState(
      String name,
      List<String> paths,
      @Nullable String topic,
      @Nullable String stage,
      @Nullable String intent,
      int version,
      Instant at,
      long views,
      long people) {}

  /**
   * A group that may be meant.
   *
   * @param pages different paths in it
   */
  public record Proposal(String name, List<String> paths, long pages, long views) {}

  @Override
  public PageGroupList list() throws IOException {
    WorkspaceData data = WorkspaceData.of(workspace).without(true, true);
    Map<String, List<Long>> counts = counts(data);
    List<PageGroupState> all = new ArrayList<>();
    workspace
        .definitions()
        .now(Definitions.Kind.PAGE_GROUP)
        .forEach((name, version) -> {
          JsonNode json = Questions.parse(String.valueOf(version.json()).getBytes(UTF_8));
          List<String> paths = new ArrayList<>();
          json.path("paths").forEach(path -> paths.add(path.asString()));
          List<Long> found = counts.getOrDefault(name, List.of(0L, 0L));
          all.add(
              new PageGroupState(
                  name,
                  paths,
                  text(json, "topic"),
                  text(json, "stage"),
                  text(json, "intent"),
                  version.number(),
                  version.at(),
                  found.get(0),
                  found.get(1)));
        });
    PageProposals proposals =
        new PageProposals(PageGroups.of(data.defined(Definitions.Kind.PAGE_GROUP)));
    figures(data, PageGroups.PATH)
        .forEach(group ->
            proposals.add(group.key().getFirst(), group.spans().getFirst().ever().getFirst()));
    return new PageGroupList(all, proposals.ungrouped(), proposals.list());
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).isString() ? json.path(field).stringValue() : null;
  }

  /** Views and people by name. */
  private Map<String, List<Long>> counts(WorkspaceData data) {
    Map<String, List<Long>> counts = new HashMap<>();
    for (FiguresReport.Group group : figures(data, PageGroups.GROUP)) {
      counts.put(group.key().getFirst(), group.spans().getFirst().ever());
    }
    return counts;
  }

  private List<FiguresReport.Group> figures(WorkspaceData data, String property) {
    Split by = new Split(List.of(property), Split.At.EVENT, By.MOST_SHOWN, 0, false, null);
    var figures =
        new Figures(
            List.of(new Measure.Events(VIEW), new Measure.People(VIEW)),
            List.of(new Span(Period.ALL, List.of())),
            by,
            null,
            null,
            null);
    return engine.run(figures, data.dataset()).groups();
  }

  @Override
  public List<Note> set(String name, JsonNode group) throws IOException {
    boolean hidden = name.chars().anyMatch(Character::isISOControl);
    if (name.isBlank() || hidden || !name.equals(name.strip()) || name.length() > LONGEST_NAME) {
      throw new QuestionException(
          "",
          Words.quote(name)
              + " is no name of a page group: at most "
              + LONGEST_NAME
              + " letters, no space around them.");
    }
    ObjectNode json = read(new Place(group, ""));
    workspace.definitions().set(Definitions.Kind.PAGE_GROUP, name, json.toString());
    WorkspaceData data = WorkspaceData.of(workspace).without(true, true);
    return counts(data).containsKey(name)
        ? List.of()
        : List.of(new Note("no-such-page", "No page has been viewed so far that belongs to it."));
  }

  /** Patterns alone, or an object with what the pages are about. */
  private static ObjectNode read(Place place) {
    Place paths = place;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (place.isObject()) {
      place.only(List.of("paths", "topic", "stage", "intent"));
      paths = place.at("paths");
    }
    ArrayNode patterns = json.putArray("paths");
    List<Place> elements = paths.isList() ? paths.elements() : List.of(paths);
    if (elements.isEmpty() || elements.size() > MOST_PATHS) {
      throw paths.expected("1 to " + MOST_PATHS + " paths such as \"/blog/*\"");
    }
    elements.forEach(element -> patterns.add(pattern(element)));
    for (String about : ABOUT) {
      if (place.isObject() && !place.at(about).absent()) {
        json.put(about, place.at(about).name("a word or two"));
      }
    }
    return json;
  }

  private static String pattern(Place place) {
    String text = place.text("a path such as \"/blog/*\"");
    boolean begins = text.startsWith("/") || text.startsWith("*");
    if (!begins || text.length() > PathPattern.LONGEST) {
      throw place.expected(
          "a path that begins with / (or *, which stands for anything), such as \"/blog/*\"");
    }
    return text;
  }

  @Override
  public void reset(String name) throws IOException {
    Map<String, Definitions.Version> known =
        workspace.definitions().now(Definitions.Kind.PAGE_GROUP);
    if (!known.containsKey(name)) {
      throw new QuestionException(
          "",
          "There is no page group " + Words.quote(name) + "." + Nearest.hint(name, known.keySet()));
    }
    workspace.definitions().set(Definitions.Kind.PAGE_GROUP, name, null);
  }
}
