package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.people.Link;
import io.fullfunnel.store.people.SetAside;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells of evidence that did not join people, with the message that it is. */
final class Asides {
  private Asides() {}

  /**
   * @param strand of the person it is told of, the other end being the other person; −1 if it is
   *     told of nobody, and then the end that was there later is
   */
  static List<PersonPage.Aside> of(
      Workspace workspace, Snapshot snapshot, List<SetAside> aside, int strand) throws IOException {
    long[] evidence = aside.stream().mapToLong(a -> a.link().sequence()).distinct().toArray();
    Map<Long, Event> messages = new HashMap<>();
    for (Event event : workspace.ask(snapshot, table -> table.events(evidence))) {
      messages.put(event.sequence(), event);
    }
    return workspace.askPeople(people -> {
      List<PersonPage.Aside> told = new ArrayList<>();
      for (SetAside each : aside) {
        Link link = each.link();
        Event message = messages.get(link.sequence());
        if (message != null) {
          boolean near =
              strand < 0
                  ? link.one() < link.other()
                  : people.person(link.one()) == people.person(strand);
          told.add(
              new PersonPage.Aside(
                  PersonPages.rule(link.rule()),
                  each.reason().word(),
                  message.timeMillis(),
                  PersonPages.evidence(message),
                  Lookup.text(people, near ? link.other() : link.one())));
        }
      }
      return told;
    });
  }
}
