package io.fullfunnel.engine.network;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.Groups;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A network bound to one dataset. */
final class NetworkPlan implements Plan<NetworkPartial, NetworkReport> {
  private static final long serialVersionUID = 1L;

  private final Network network;
  private final Nodes nodes;
  private final boolean @Nullable [] shown;
  private final Worth worth;
  private final Groups groups;
  private final EventTests tests;
  private final long touch;
  private final long conversion;
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final @Nullable Wanted wanted;
  private final ArrayList<String> eventNames = new ArrayList<>();

  NetworkPlan(Network network, Dictionary dictionary) {
    this.network = network;
    this.nodes = new Nodes(network.journeys().node(), dictionary);
    this.shown = nodes.shown(network.shown());
    this.worth = new Worth(network.journeys().value(), dictionary);
    this.groups = new Groups(network.by(), dictionary);
    EventFilter touches = network.journeys().touches();
    var filters = new EventTests.Collected();
    this.touch = 1L << filters.number(touches == null ? new EventFilter.Any() : touches);
    this.conversion = 1L << filters.number(network.journeys().conversion());
    this.tests = new EventTests(filters, dictionary);
    this.where = network.where() == null ? null : network.where().bind(dictionary);
    this.people = network.people() == null ? null : network.people().bind(dictionary);
    NetworkList list = network.list();
    this.wanted = list == null ? null : new Wanted(list, nodes, network.depth(), shown);
    // only lists name events
    for (int id = 0; list != null && id < dictionary.events(); id++) {
      eventNames.add(id < Dictionary.FIRST_EVENT ? "" : dictionary.eventName(id));
    }
  }

  @Override
  public Scope scope() {
    Scope asked = people == null ? Scope.EVERYONE : people.scope();
    return asked.and(Scope.of(tests.events(touch | conversion)));
  }

  @Override
  public NetworkPartial empty() {
    return new NetworkPartial();
  }

  @Override
  public Fold<NetworkPartial> newFold() {
    return new NetworkFold(this);
  }

  @Override
  public NetworkReport finish(NetworkPartial total) {
    return new ReportWriter(this, total).report();
  }

  Network network() {
    return network;
  }

  Nodes nodes() {
    return nodes;
  }

  /** Which nodes are shown by themselves; null until that is settled. */
  boolean @Nullable [] shown() {
    return shown;
  }

  Worth worth() {
    return worth;
  }

  Groups groups() {
    return groups;
  }

  @Nullable Wanted wanted() {
    return wanted;
  }

  /** What a row is, by the two bits below. */
  EventTests newTests() {
    return tests.fork();
  }

  long touch() {
    return touch;
  }

  long conversion() {
    return conversion;
  }

  @Nullable EventMatcher newWhere() {
    return where == null ? null : where.fork();
  }

  @Nullable PersonMatcher newPeople() {
    return people == null ? null : people.fork();
  }

  String eventName(int id) {
    return eventNames.get(id);
  }
}
