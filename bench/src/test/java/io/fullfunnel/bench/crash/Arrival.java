package io.fullfunnel.bench.crash;

import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Messages in the order in which they arrive. */
record Arrival(List<Message> messages) {
  Arrival {
    messages = List.copyOf(messages);
  }

  static Arrival shuffled(List<Message> messages, SplittableRandom random) {
    List<Message> order = new ArrayList<>(messages);
    for (int i = order.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Message here = order.get(i);
      order.set(i, order.get(other));
      order.set(other, here);
    }
    return new Arrival(order);
  }

  /** Sends them in batches of random size; now and then somebody asks in between. */
  void into(Shop shop, SplittableRandom random) throws IOException {
    for (int from = 0; from < messages.size(); ) {
      int to = Math.min(messages.size(), from + 1 + random.nextInt(20));
      List<Message> some = messages.subList(from, to);
      shop.workspace().journal().append(EventLog.Kind.EVENTS, some.size(), Message.body(some));
      if (random.nextInt(4) == 0) {
        shop.workspace().snapshot();
      }
      from = to;
    }
  }
}
