package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that refuses events, keeps them and replays every second, until it dies at a point. */
final class FailedProcess {
  private FailedProcess() {}

  public static void main(String[] args) throws IOException {
    try (DataDirectory data = DataDirectory.open(Path.of(args[0]));
        Workspace shop = new Workspaces(data).open("shop")) {
      for (int round = 0; round < 4; round++) {
        refuse(shop, round);
        List<Failed.Repaired> every = new ArrayList<>();
        Failed.visit(
            shop,
            event -> {
              if (event.id().place() % 2 == 0) {
                every.add(new Failed.Repaired(event, event.content()));
              }
            });
        Failed.replay(shop, every);
        System.out.println("round " + round);
      }
    }
  }

  private static void refuse(Workspace shop, int round) throws IOException {
    RefusedEvents counts =
        new RefusedEvents(System.currentTimeMillis(), Map.of("aa", Map.of("too_long", 10L)));
    long sequence = shop.journal().append(EventLog.Kind.EVENTS_REFUSED, 1, counts.toBytes());
    shop.journal().sync();
    List<FailedEvent.Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String content =
          "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\",\"messageId\":\"%d-%d\"}"
              .formatted(round, i);
      drafts.add(
          new FailedEvent.Draft(
              counts.atMillis(), "http", "aa", "too_long", "Long.", content.getBytes(UTF_8)));
    }
    shop.gate().keep(sequence, drafts);
  }
}
