package io.fullfunnel.server.collect;

import io.fullfunnel.collect.Onlooker;
import io.fullfunnel.collect.Refused;
import io.fullfunnel.server.platform.PersonGone;
import io.fullfunnel.store.arrivals.Arrivals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The last that did not go in, of each workspace, in memory: bounded in number and bytes, also over
 * many workspaces. Thread-safe.
 */
@Component
class RefusedLately implements Onlooker {
  private static final int WORKSPACES = 64;

  private final Map<String, Deque<Refused>> lately =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Refused>> eldest) {
          return size() > WORKSPACES;
        }
      };

  @Override
  public synchronized void saw(Refused refused) {
    Deque<Refused> mine =
        lately.computeIfAbsent(refused.sender().workspace(), w -> new ArrayDeque<>());
    Refused last = mine.peekLast();
    if (last != null && isOneOfMany(last, refused)) {
      mine.removeLast();
      mine.addLast(together(last, refused));
      return;
    }
    mine.addLast(refused);
    if (mine.size() > Arrivals.LATEST) {
      mine.removeFirst();
    }
  }

  /** Whole requests refused in a row are one line where all that is known of them is the same. */
  private static boolean isOneOfMany(Refused last, Refused next) {
    return last.content().isEmpty()
        && next.content().isEmpty()
        && last.type() == null
        && last.sender().equals(next.sender())
        && last.code().equals(next.code())
        && last.sentence().equals(next.sentence());
  }

  private static Refused together(Refused last, Refused next) {
    return new Refused(
        next.sender(),
        next.atMillis(),
        next.code(),
        next.sentence(),
        last.events() + next.events(),
        null,
        null,
        "");
  }

  /** Nobody can be found for sure in what was refused: all of it goes. */
  @EventListener
  synchronized void forget(PersonGone gone) {
    lately.remove(gone.workspace());
  }

  /** Those of a workspace, the latest first. */
  synchronized List<Refused> of(String workspace) {
    return new ArrayList<>(lately.getOrDefault(workspace, new ArrayDeque<>())).reversed();
  }
}
