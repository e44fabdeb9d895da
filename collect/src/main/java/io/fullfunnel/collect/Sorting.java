package io.fullfunnel.collect;

import io.fullfunnel.store.workspace.KnownNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts the events of a body into those that go in and those that do not. For one body. */
final class Sorting {
  /** Bytes of an event that is kept although it was refused. */
  private static final int KEPT_EVENT = 2 * Limits.EVENT;

  /** Bytes of all of a request that are kept: as many as a body may have. */
  private static final int KEPT = Limits.BODY;

  private final TrackRequest request;
  private final Body body;
  private final Sender sender;
  private final Policy policy;
  private final Made made;
  private final @Nullable KnownNames names;
  private final MessageWriter writer;
  private final Sorted sorted = new Sorted();
  private int keptBytes;

  Sorting(
      TrackRequest request,
      Body body,
      Sender sender,
      Policy policy,
      Made made,
      @Nullable KnownNames names) {
    this.request = request;
    this.body = body;
    this.sender = sender;
    this.policy = policy;
    this.made = made;
    this.names = names;
    this.writer = new MessageWriter(body, policy, request.client(), sorted.bytes);
  }

  /** What makes ids: of events that have none, and of pages that may keep none. */
  record Made(DayIds days, MessageIds ids) {}

  /** The events of a body that go in, and those that do not. */
  static final class Sorted {
    final Bytes bytes = new Bytes();
    final List<Integer> ends = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();

    /** The id of each event of the body; null where it was refused. */
    final List<@Nullable String> ids = new ArrayList<>();

    boolean made;
  }

  Sorted sort() {
    for (int i = 0; i < body.items().size(); i++) {
      sort(i, body.items().get(i));
    }
    return sorted;
  }

  private void sort(int index, Item item) {
    String type = request.route().many() ? item.text(Part.TYPE) : request.route().word();
    String id = item.text(Part.MESSAGE_ID);
    String fresh = id == null ? made.ids().next() : null;
    Policy.Keeps keeps = policy.keeps(item, body, type, sender, request.objects());
    GivenIds given = given(item, type, keeps);
    EventRules.Fault fault = EventRules.fault(item, type, given, sender.server());
    if (fault == null && keeps == Policy.Keeps.NOTHING) {
      fault = EventRules.notConsented();
    }
    if (fault == null) {
      fault = write(item, new MessageWriter.Made(type, fresh, given, keeps), type);
      sorted.made |= fresh != null && fault == null;
    }
    if (fault != null) {
      byte[] content = kept(item, new MessageWriter.Made(known(type), fresh, given, keeps));
      sorted.refusals.add(new Refusal(index, shown(id), fault.reason(), fault.detail(), content));
    }
    sorted.ids.add(fault == null ? (fresh == null ? id : fresh) : null);
  }

  private static @Nullable String known(@Nullable String type) {
    return EventRules.isType(type) ? type : null;
  }

  /** The message that the event would have become; null if there is no room, or no consent. */
  private byte @Nullable [] kept(Item item, MessageWriter.Made said) {
    int least = Math.max(item.length(), writer.given());
    if (!item.isObject()
        || said.keeps() == Policy.Keeps.NOTHING
        || least > KEPT_EVENT
        || keptBytes + least > KEPT) {
      return null;
    }
    Bytes content = new Bytes();
    new MessageWriter(body, policy, request.client(), content).write(item, said);
    if (content.size() > KEPT_EVENT) {
      return null;
    }
    keptBytes += content.size();
    return content.toArray();
  }

  private GivenIds given(Item item, @Nullable String type, Policy.Keeps keeps) {
    DayIds days = made.days();
    if (keeps == Policy.Keeps.NAMELESS) {
      return new GivenIds(days.of(browser(item)), null);
    }
    return GivenIds.areWanted(item, body.context())
        ? GivenIds.of(
            item, type, days.browser(sender.workspace(), request.client(), request.agent()), days)
        : GivenIds.NONE;
  }

  /** Who sends: a browser by its address and agent; of whom a server tells, by the ids it gives. */
  private String browser(Item item) {
    if (!sender.server()) {
      return made.days().browser(sender.workspace(), request.client(), request.agent());
    }
    String user = item.text(Part.USER_ID);
    String named = user == null ? "anonymousId " + item.text(Part.ANONYMOUS_ID) : "userId " + user;
    return made.days().browser(sender.workspace(), null, named);
  }

  /** Neither an answer nor a list repeats a text that is far too long. */
  static @Nullable String shown(@Nullable String text) {
    return text == null || text.length() <= Limits.NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Limits.MESSAGE_ID));
  }

  private EventRules.@Nullable Fault write(
      Item item, MessageWriter.Made said, @Nullable String type) {
    int before = sorted.bytes.size();
    int least = Math.max(item.length(), writer.given());
    if (least > Limits.EVENT) {
      return EventRules.tooLarge(least);
    }
    if (before > Limits.STORED - Limits.EVENT - Limits.ADDED) {
      return EventRules.batchTooLarge();
    }
    EventRules.Fault fault = EventRules.names(item, type, names, true);
    if (fault != null) {
      return fault;
    }
    writer.write(item, said);
    int length = sorted.bytes.size() - before;
    if (length <= Limits.EVENT + Limits.ADDED) {
      sorted.ends.add(sorted.bytes.size());
      return null;
    }
    sorted.bytes.cutTo(before);
    return EventRules.tooLarge(length);
  }
}
