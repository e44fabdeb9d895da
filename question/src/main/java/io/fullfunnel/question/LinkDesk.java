package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.engine.figures.Measure;
import io.fullfunnel.engine.figures.Span;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.store.links.LinkBook;
import io.fullfunnel.store.links.LinkException;
import io.fullfunnel.store.links.ShortLink;
import io.fullfunnel.store.links.Tag;
import io.fullfunnel.store.links.Target;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The short links of a workspace as people and programs see and change them. What is wrong with
 * what is asked is a {@link LinkException}.
 */
public final class LinkDesk {
  /** The event of a click, and its property that names the link. */
  public static final String CLICKED = "Link Clicked";

  private static final String LINK = "properties.link";
  private static final EventFilter CLICK = new EventFilter.Named(CLICKED);

  private final Workspace workspace;
  private final LinkBook book;
  private final Clock clock;

  public LinkDesk(Workspace workspace, LinkBook book, Clock clock) {
    this.workspace = workspace;
    this.book = book;
    this.clock = clock;
  }

  /**
   * All links, the newest first, with their clicks.
   *
   * @param base the server's address, without a slash at the end
   */
  public ObjectNode list(Engine engine, String base) throws IOException {
    WorkspaceData data = WorkspaceData.of(workspace);
    Map<String, Long> people = clicks(engine, data.without(true, true));
    Map<String, Long> all = clicks(engine, data.without(false, true));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode links = json.putArray("links");
    for (ShortLink link : book.links().reversed()) {
      long clicks = people.getOrDefault(link.id(), 0L);
      write(link, base, links.addObject())
          .put("clicks", clicks)
          .put("bots", all.getOrDefault(link.id(), 0L) - clicks);
    }
    return json;
  }

  private static Map<String, Long> clicks(Engine engine, WorkspaceData data) {
    Split by = new Split(List.of(LINK), Split.At.EVENT, By.MOST_SHOWN, 0, false, null);
    var figures =
        new Figures(
            List.of(new Measure.Events(CLICK)),
            List.of(new Span(Period.ALL, List.of())),
            by,
            null,
            null,
            null);
    Map<String, Long> clicks = new HashMap<>();
    for (FiguresReport.Group group : engine.run(figures, data.everything()).groups()) {
      clicks.put(group.key().getFirst(), group.spans().getFirst().ever().getFirst());
    }
    return clicks;
  }

  private ObjectNode write(ShortLink link, String base, ObjectNode json) {
    ShortLink.Version now = link.now();
    Target target = now.target();
    json.put("id", link.id()).put("address", address(base, link.id())).put("name", now.name());
    json.put("target", target == null ? null : target.address());
    ObjectNode tags = json.putObject("tags");
    List<LinkLint.Problem> problems = List.of();
    if (target != null) {
      target.tags().forEach((tag, value) -> tags.put(tag.label(), value));
      problems = new LinkLint(book.taxonomy()).tags(target.tags());
    }
    LinkLint.write(problems, json.putArray("problems"));
    return json.put("version", link.versions().size())
        .put("at", now.at().toString())
        .put("by", now.by());
  }

  /** Where a link is found. */
  public static String address(String base, String id) {
    return base + "/l/" + id;
  }

  /**
   * Makes a link.
   *
   * @param asked {@code url}, the tags that are laid over those it has, and {@code name}
   */
  public ObjectNode make(JsonNode asked, String by, String base) throws IOException {
    TaxonomyDesk.only(asked, fields());
    Target target = TaxonomyDesk.target(asked);
    String name = TaxonomyDesk.text(asked, "name");
    return shown(book.make(target, name, by, now()), base);
  }

  /**
   * Says where a link leads from now on; what is left out stands as it is.
   *
   * @param asked as in {@link #make}
   */
  public ObjectNode change(String id, JsonNode asked, String by, String base) throws IOException {
    TaxonomyDesk.only(asked, fields());
    ShortLink link = known(id);
    Target old = link.target();
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.put("url", old == null ? "" : old.address());
    asked.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
    String name = asked.has("name") ? TaxonomyDesk.text(asked, "name") : link.now().name();
    return shown(book.change(id, TaxonomyDesk.target(whole), name, by, now()), base);
  }

  /** Takes a link away: from now on it leads nowhere. */
  public ObjectNode remove(String id, String by, String base) throws IOException {
    ShortLink link = known(id);
    return shown(book.change(id, null, link.now().name(), by, now()), base);
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>(List.of("url", "name"));
    fields.addAll(Tag.labels());
    return fields;
  }

  /**
   * The link of an id.
   *
   * @throws LinkException if there is none
   */
  public ShortLink known(String id) {
    @Nullable ShortLink link = book.find(id);
    if (link == null) {
      throw new LinkException(
          "There is no link " + Words.quote(id) + " in this workspace; the list has them all.");
    }
    return link;
  }

  private ObjectNode shown(ShortLink link, String base) {
    return write(link, base, JsonNodeFactory.instance.objectNode());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
