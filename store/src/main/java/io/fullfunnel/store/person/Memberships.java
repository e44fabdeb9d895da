package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Event.Given;
import io.fullfunnel.store.table.GroupCalls;
import io.fullfunnel.store.table.IdUse;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the accounts that group calls put a person into. */
final class Memberships {
  private static final Comparator<Event> TIMELINE =
      Comparator.comparingLong(Event::timeMillis).thenComparingLong(Event::sequence);

  private Memberships() {}

  /** The accounts of the person with these ids, by when a call first named them. */
  static List<PersonPage.Membership> of(Workspace workspace, Snapshot snapshot, List<IdUse> ids)
      throws IOException {
    Map<String, List<Event>> calls = new LinkedHashMap<>();
    Set<String> own = new HashSet<>();
    ids.forEach(id -> own.add(id.kind() + " " + id.value()));
    List<Event> all = new ArrayList<>(workspace.ask(snapshot, table -> GroupCalls.of(table, ids)));
    all.sort(TIMELINE);
    for (Event call : all) {
      String account = call.given(Given.ACCOUNT);
      if (account != null) {
        calls.computeIfAbsent(account, a -> new ArrayList<>()).add(call);
      }
    }
    List<PersonPage.Membership> accounts = new ArrayList<>();
    calls.forEach((account, ofAccount) -> {
      List<Event> said = ofAccount.stream().filter(call -> own.contains(id(call))).toList();
      if (!said.isEmpty()) {
        accounts.add(
            new PersonPage.Membership(
                account,
                said.getFirst().timeMillis(),
                said.getLast().timeMillis(),
                Traits.of(workspace.imports(), ofAccount)));
      }
    });
    accounts.sort(Comparator.comparingLong(PersonPage.Membership::since));
    return accounts;
  }

  /** The id that the call came under. */
  private static String id(Event call) {
    return call.userId() != null
        ? "userId " + call.userId()
        : call.anonymousId() != null
            ? "anonymousId " + call.anonymousId()
            : "email " + call.email();
  }
}
