package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.table.PropertyNames;
import io.fullfunnel.store.table.WithoutPerson;
import io.fullfunnel.store.timelines.Facts;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workspace as questions see it, at the position of one snapshot. */
public final class WorkspaceData implements Data {
  /** Property names looked at for a suggestion. */
  private static final int NAMES = 2_000;

  private final Workspace workspace;
  private final Snapshot snapshot;

  private final Dataset dataset;
  private final boolean named;

  private WorkspaceData(Workspace workspace, Snapshot snapshot, Channels channels, boolean named) {
    this.workspace = workspace;
    this.snapshot = snapshot;
    this.dataset = snapshot.by(channels);
    this.named = named;
  }

  private WorkspaceData(WorkspaceData other, Dataset dataset, boolean named) {
    this.workspace = other.workspace;
    this.snapshot = other.snapshot;
    this.dataset = dataset;
    this.named = named;
  }

  /** The workspace as it stands now. */
  public static WorkspaceData of(Workspace workspace) throws IOException {
    return new WorkspaceData(workspace, workspace.snapshot(), workspace.channels().current(), true);
  }

  /** The same for somebody who may not learn under which ids people are known. */
  public WorkspaceData unnamed() {
    return new WorkspaceData(this, dataset, false);
  }

  /** The journal's position that answers stand on. */
  public long position() {
    return snapshot.position();
  }

  @Override
  public Dataset dataset() {
    return dataset;
  }

  /** By rules that are not the workspace's own, where another set than ga4 is named. */
  @Override
  public WorkspaceData under(String channels) {
    return channels.equals(Fields.CHANNELS.getFirst())
        ? this
        : under(workspace.channels().named(channels));
  }

  /** The same with channels by these rules, such as those that are not saved yet. */
  public WorkspaceData under(Channels channels) {
    return new WorkspaceData(this, snapshot.by(channels), named);
  }

  @Override
  public long newestMillis() {
    long newest = snapshot.facts().newest();
    return newest == Long.MIN_VALUE ? 0 : newest;
  }

  @Override
  public ZoneId zone() {
    return workspace.settings().zone();
  }

  @Override
  public WeekStart weekStart() {
    return workspace.settings().weekStart() == DayOfWeek.SUNDAY
        ? WeekStart.SUNDAY
        : WeekStart.MONDAY;
  }

  @Override
  public List<String> properties() {
    return names("properties.");
  }

  @Override
  public List<String> traits() {
    return names("traits.");
  }

  private List<String> names(String prefix) {
    try {
      return workspace.ask(table -> table.propertyNames(NAMES)).names().stream()
          .map(PropertyNames.Count::name)
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Dataset everything() {
    if (snapshot.facts().withoutPerson() == 0) {
      return dataset;
    }
    try {
      WithoutPerson nobody =
          workspace.ask(snapshot, table -> WithoutPerson.of(table, snapshot.position()));
      return new WithNobody(
          dataset, nobody, name -> workspace.ask(snapshot, table -> table.read(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String currency() {
    return workspace.settings().currency();
  }

  @Override
  public Map<String, String> defined(Definitions.Kind kind) {
    Map<String, String> defined = new LinkedHashMap<>();
    workspace
        .definitions()
        .now(kind)
        .forEach((name, version) -> defined.put(name, String.valueOf(version.json())));
    return defined;
  }

  @Override
  public Basis basis() {
    Facts facts = snapshot.facts();
    boolean none = facts.from() > facts.to();
    return new Basis(
        facts.events(),
        snapshot.people(),
        0,
        0,
        facts.withoutPerson(),
        none ? 0 : facts.from(),
        none ? 0 : facts.to());
  }

  @Override
  public Ids idsOf(long sequence) {
    if (!named) {
      return new Ids(null);
    }
    try {
      io.fullfunnel.store.table.Ids ids = workspace.ask(table -> table.idsOf(sequence));
      return new Ids(ids == null ? null : ids.userId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
