package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.Groups;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attribution bound to one dataset. */
final class AttributionPlan implements Plan<AttributionPartial, AttributionReport> {
  private static final long serialVersionUID = 1L;
  private static final String CHANNEL = "channel";
  private static final String DIRECT = "Direct";

  private final Attribution attribution;
  private final EventTests tests;
  private final Bits bits;
  private final TouchNames names;
  private final Values values;
  private final Groups groups;
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final int touches;
  private final int visits;
  private final int channels;
  private final BitSet directs = new BitSet();
  private final ArrayList<String> eventNames = new ArrayList<>();

  /**
   * What a row is, by bits.
   *
   * @param touch 0 if rows say so themselves
   */
  record Bits(long conversion, long touch, List<Long> anchors) implements Serializable {
    Bits {
      anchors = List.copyOf(anchors);
    }
  }

  AttributionPlan(Attribution attribution, Dictionary dictionary) {
    this.attribution = attribution;
    var filters = new EventTests.Collected();
    Touches by = attribution.touches();
    long conversion = bit(attribution.conversion(), filters);
    long touch = by.which() == null ? 0 : bit(by.which(), filters);
    List<Long> anchors = new ArrayList<>();
    attribution.anchors().forEach(anchor -> anchors.add(bit(anchor, filters)));
    this.bits = new Bits(conversion, touch, anchors);
    this.tests = new EventTests(filters, dictionary);
    this.names = new TouchNames(by, dictionary);
    this.values = new Values(attribution.value(), dictionary);
    this.groups = new Groups(attribution.by(), dictionary);
    this.where = attribution.where() == null ? null : attribution.where().bind(dictionary);
    this.people = attribution.people() == null ? null : attribution.people().bind(dictionary);
    this.touches = by.which() == null ? dictionary.touches().id() : Dictionary.ABSENT;
    this.visits = by.landing() ? dictionary.visits().id() : Dictionary.ABSENT;
    Column channel = dictionary.column(CHANNEL);
    this.channels = channel.id();
    for (int code = 0; code < channel.values().size(); code++) {
      directs.set(code, channel.values().get(code).asKey().strip().equalsIgnoreCase(DIRECT));
    }
    // only lists name events
    for (int id = 0; attribution.list() != null && id < dictionary.events(); id++) {
      eventNames.add(id < Dictionary.FIRST_EVENT ? "" : dictionary.eventName(id));
    }
  }

  private static long bit(EventFilter filter, EventTests.Collected filters) {
    return 1L << filters.number(filter);
  }

  @Override
  public Scope scope() {
    Scope asked = people == null ? Scope.EVERYONE : people.scope();
    return attribution.nulls() ? asked : asked.and(Scope.of(tests.events(bits.conversion())));
  }

  @Override
  public AttributionPartial empty() {
    AttributionList list = attribution.list();
    return new AttributionPartial(list == null ? 0 : list.limit());
  }

  @Override
  public Fold<AttributionPartial> newFold() {
    return new AttributionFold(this);
  }

  @Override
  public AttributionReport finish(AttributionPartial total) {
    return new ReportWriter(this, total).report();
  }

  Attribution attribution() {
    return attribution;
  }

  TouchNames names() {
    return names;
  }

  Values values() {
    return values;
  }

  Groups groups() {
    return groups;
  }

  PersonTouches newTouches() {
    return new PersonTouches(this, tests.fork(), where == null ? null : where.fork());
  }

  @Nullable PersonMatcher newPeople() {
    return people == null ? null : people.fork();
  }

  Bits bits() {
    return bits;
  }

  /** The column in which touches have a value; absent if {@link Bits#touch} says so. */
  int touchColumn() {
    return touches;
  }

  /** The column of visits; absent if it does not matter. */
  int visitColumn() {
    return visits;
  }

  int channelColumn() {
    return channels;
  }

  boolean isDirect(int channel) {
    return channel != Dictionary.ABSENT && directs.get(channel);
  }

  String eventName(int id) {
    return eventNames.get(id);
  }
}
