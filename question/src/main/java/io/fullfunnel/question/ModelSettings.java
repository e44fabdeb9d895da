package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.stages.Gaps;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The models of a workspace as people and programs see and change them. */
public final class ModelSettings implements DefinedNames {
  private final Workspace workspace;
  private final Engine engine;

  public ModelSettings(Workspace workspace, Engine engine) {
    this.workspace = workspace;
    this.engine = engine;
  }

  /**
   * All models.
   *
   * @param proposedDecay how long people pause here; null without pauses
   */
  public record ModelList(List<ModelState> models, @Nullable ProposedDecay proposedDecay) {}

  /**
   * A model.
   *
   * @param kind preset, changed or own
   * @param version how often it was set; 0 if never
   * @param at when it was set last
   * @param unmapped keys of the stages of which no event has come
   * @param problem why it cannot be used as it was set; null if it can
   * @param model as it is set
   */
  public record ModelState(
      String name,
      String kind,
      int version,
      @Nullable Instant at,
      List<String> unmapped,
      @Nullable String problem,
      JsonNode model) {}

  /**
   * Times without activity after which people of this workspace seldom come back by themselves.
   *
   * @param gaps pauses of more than a day that they are told from
   * @param p75Days for stages before the sale
   * @param p90Days for customers
   */
  public record ProposedDecay(long gaps, long p75Days, long p90Days) {}

  @Override
  public ModelList list() throws IOException {
    WorkspaceData data = WorkspaceData.of(workspace).without(true, true);
    Models models = new Models(data);
    Map<String, Definitions.Version> now = workspace.definitions().now(Definitions.Kind.MODEL);
    List<ModelState> all = new ArrayList<>();
    for (String name : models.names()) {
      all.add(state(name, models, now.get(name), data));
    }
    return new ModelList(all, proposed(data));
  }

  private ModelState state(
      String name, Models models, Definitions.@Nullable Version version, WorkspaceData data) {
    JsonNode json = models.json(name);
    List<String> unmapped = new ArrayList<>();
    String problem = null;
    try {
      Model model = Models.read(json, new Names(data));
      List<Boolean> mapped = Models.mapped(model, data, engine);
      for (int stage = 0; stage < mapped.size(); stage++) {
        if (!mapped.get(stage)) {
          unmapped.add(model.name(stage));
        }
      }
    } catch (QuestionException wrong) {
      problem = String.valueOf(wrong.getMessage());
    }
    String changed = Presets.exists(name) ? "changed" : "own";
    return new ModelState(
        name,
        version == null ? "preset" : changed,
        version == null ? 0 : version.number(),
        version == null ? null : version.at(),
        unmapped,
        problem,
        json);
  }

  private @Nullable ProposedDecay proposed(WorkspaceData data) {
    Gaps.Report gaps = engine.run(new Gaps(TimeUnit.DAYS.toMillis(1)), data.dataset());
    return gaps.gaps() == 0
        ? null
        : new ProposedDecay(gaps.gaps(), days(gaps.p75Millis()), days(gaps.p90Millis()));
  }

  /** Whole days, and no less than it was. */
  private static long days(double millis) {
    return (long) Math.ceil(millis / TimeUnit.DAYS.toMillis(1));
  }

  @Override
  public List<Note> set(String name, JsonNode model) throws IOException {
    if (!Goals.NAME.matcher(name).matches()) {
      throw new QuestionException(
          "",
          Words.quote(name)
              + " is no name of a model: small letters, digits, - and _, beginning with a letter.");
    }
    Names names = new Names(WorkspaceData.of(workspace));
    Model read = Models.read(model, names);
    new ModelUses(name, workspace.definitions()).keep(read.keys(), "");
    workspace.definitions().set(Definitions.Kind.MODEL, name, model.toString());
    return names.unknown();
  }

  @Override
  public List<Note> check(JsonNode model) throws IOException {
    Names names = new Names(WorkspaceData.of(workspace));
    Models.read(model, names);
    return names.unknown();
  }

  /** Gives a preset back as it ships; an own model is gone then, unless something stands on it. */
  @Override
  public void reset(String name) throws IOException {
    List<String> known = new Models(WorkspaceData.of(workspace)).names();
    if (!known.contains(name)) {
      throw new QuestionException(
          "", "There is no model " + Words.quote(name) + "." + Nearest.hint(name, known));
    }
    List<String> left = new ArrayList<>();
    if (Presets.exists(name)) {
      Presets.json(name).path("stages").forEach(stage -> left.add(stage.path("key").asString()));
    }
    new ModelUses(name, workspace.definitions()).keep(left, "");
    if (workspace.definitions().now(Definitions.Kind.MODEL).containsKey(name)) {
      workspace.definitions().set(Definitions.Kind.MODEL, name, null);
    }
  }
}
