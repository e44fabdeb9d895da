package io.fullfunnel.store.workspace;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.store.timelines.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds people who have a deal dated before anything else they did: a sequential funnel from lead
 * to deal cannot count them, so an import of deals says who they are.
 */
public final class DealOrder {
  private static final List<String> DEAL_EVENTS =
      List.of("Deal Stage Changed", "Deal Won", "Deal Lost");

  private DealOrder() {}

  /**
   * One such person.
   *
   * @param dealMillis time of the first deal event
   * @param firstMillis time of the first other event
   * @param dealSequence journal sequence of the deal event: the way to its ids
   */
  public record Early(long person, long dealMillis, long firstMillis, long dealSequence) {}

  /** Everybody with a deal before the first other event; people with nothing but deals are none. */
  public static List<Early> early(Snapshot snapshot) {
    boolean[] deal = new boolean[snapshot.events()];
    for (String name : DEAL_EVENTS) {
      int id = snapshot.event(name);
      if (id != Dictionary.ABSENT) {
        deal[id] = true;
      }
    }
    List<Early> found = new ArrayList<>();
    for (Shard shard : snapshot.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            look(person, deal, found);
            return true;
          });
    }
    return found;
  }

  private static void look(Timeline person, boolean[] deal, List<Early> found) {
    int firstDeal = -1;
    for (int i = 0; i < person.size(); i++) {
      int event = person.event(i);
      if (event < Dictionary.FIRST_EVENT) {
        continue;
      }
      if (deal[event]) {
        firstDeal = firstDeal < 0 ? i : firstDeal;
      } else {
        boolean early = firstDeal >= 0 && person.timeMillis(firstDeal) < person.timeMillis(i);
        if (early) {
          found.add(
              new Early(
                  person.person(),
                  person.timeMillis(firstDeal),
                  person.timeMillis(i),
                  person.sequence(firstDeal)));
        }
        return;
      }
    }
  }
}
