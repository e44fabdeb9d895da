package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.consent.ConsentState;
import io.fullfunnel.store.pages.PageGroups;
import io.fullfunnel.store.person.PersonPages;
import io.fullfunnel.store.privacy.Purpose;
import io.fullfunnel.store.table.KeyNames;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.PropertyNames;
import io.fullfunnel.store.table.WithoutPerson;
import io.fullfunnel.store.timelines.Sifting;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.timelines.View;
import io.fullfunnel.store.workspace.Consenting;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Joining;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A workspace as questions see it, at the position of one snapshot. */
public final class WorkspaceData implements Data {
  /** Property names looked at for a suggestion. */
  private static final int NAMES = 2_000;

  private final Workspace workspace;
  private final Snapshot snapshot;

  private final Seen seen;
  private final View dataset;

  /**
   * How the people are seen.
   *
   * @param named whether by somebody who may learn under which ids people are known
   */
  private record Seen(Channels channels, Sifting sifting, boolean named) {}

  private WorkspaceData(Workspace workspace, Snapshot snapshot, Seen seen) throws IOException {
    this.workspace = workspace;
    this.snapshot = snapshot;
    this.seen = seen;
    this.dataset = snapshot.by(seen.channels(), seen.sifting());
  }

  private WorkspaceData as(Seen other) {
    try {
      return new WorkspaceData(workspace, snapshot, other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The workspace as it stands now, with everybody's events in it. */
  public static WorkspaceData of(Workspace workspace) throws IOException {
    Sifting nothing = new Sifting(workspace.traffic().current(), false, false);
    Seen seen = new Seen(workspace.channels().current(), nothing, true);
    return new WorkspaceData(workspace, workspace.snapshot(), seen);
  }

  /** The same for somebody who may not learn under which ids people are known. */
  public WorkspaceData unnamed() {
    return as(new Seen(seen.channels(), seen.sifting(), false));
  }

  @Override
  public long position() {
    return snapshot.position();
  }

  @Override
  public View dataset() {
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
    return as(new Seen(channels, seen.sifting(), seen.named()));
  }

  @Override
  public WorkspaceData without(boolean bots, boolean internal) {
    Sifting sifting = new Sifting(seen.sifting().rules(), bots, internal);
    return as(new Seen(seen.channels(), sifting, seen.named()));
  }

  /** The snapshot that answers stand on. */
  Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public long newestMillis() {
    long newest = snapshot.facts().newest();
    return newest == Long.MIN_VALUE ? 0 : newest;
  }

  @Override
  public OptionalLong person(String id) {
    if (!seen.named() && !id.startsWith("p_")) {
      return OptionalLong.empty();
    }
    try {
      return new PersonPages(workspace).person(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean named() {
    return seen.named();
  }

  @Override
  public long visitPauseMillis() {
    return workspace.channels().visits().pauseMillis();
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
    try {
      return workspace.ask(table -> table.propertyNames(NAMES)).names().stream()
          .map(PropertyNames.Count::name)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> traits() {
    try {
      return workspace.ask(KeyNames::of).traits();
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
      List<WithoutPerson.Row> left =
          nobody.rows().stream().filter(row -> !dataset.leavesOut(row.sequence())).toList();
      return new WithNobody(dataset, new WithoutPerson(left), this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A property of all events, also of those that belong to nobody. */
  PropertyCodes read(String name) throws IOException {
    PageGroups groups = PageGroups.of(defined(Definitions.Kind.PAGE_GROUP));
    if (!PageGroups.derives(name) || groups.isEmpty()) {
      return workspace.ask(snapshot, table -> table.read(name));
    }
    PropertyCodes paths = workspace.ask(snapshot, table -> table.read(PageGroups.PATH));
    PageGroups.Derived derived = groups.derive(name, paths.values());
    return paths.through(derived.values(), derived.codes());
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
  public Joining joining() {
    try {
      return Joining.of(workspace, newestMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> purposes() {
    return workspace.privacy().current().purposes().stream().map(Purpose::name).toList();
  }

  @Override
  public Map<Long, ConsentState> consents(String purpose) {
    try {
      return new Consenting(workspace).states(purpose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Basis basis() {
    View.Basis of = dataset.basis();
    View.Nobodys out = leftOutOfNobodys();
    boolean none = of.from() > of.to();
    return new Basis(
        of.events(),
        of.people(),
        of.bots() + out.bots(),
        of.internal() + out.internal(),
        snapshot.facts().withoutPerson() - out.bots() - out.internal(),
        none ? 0 : of.from(),
        none ? 0 : of.to());
  }

  private View.Nobodys leftOutOfNobodys() {
    if (snapshot.facts().withoutPerson() == 0) {
      return View.Nobodys.NONE;
    }
    try {
      return dataset.leftOut(found ->
          workspace.ask(
              snapshot,
              table -> {
                WithoutPerson.each(table, snapshot.position(), found);
                return found;
              }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Ids idsOf(long sequence) {
    if (!seen.named()) {
      return new Ids(null, null);
    }
    try {
      io.fullfunnel.store.table.Ids ids = workspace.ask(table -> table.idsOf(sequence));
      return ids == null ? new Ids(null, null) : new Ids(ids.userId(), ids.anonymousId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
