package io.fullfunnel.bench.crash;

import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.EventSink;
import io.fullfunnel.collect.JournalSink;
import io.fullfunnel.collect.Onlooker;
import io.fullfunnel.collect.StoredKeys;
import io.fullfunnel.collect.http.HttpFront;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A collector behind its own HTTP front, and a reader that follows; made to be killed. */
final class HttpVictim {
  private HttpVictim() {}

  /** Arguments: data directory; "careless" if events are acknowledged before they are on disk. */
  public static void main(String[] arguments) throws IOException {
    DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
    Workspaces all = new Workspaces(data, Shop.SEGMENT);
    OpenWorkspaces open = new OpenWorkspaces(all);
    boolean careful = arguments.length == 1;
    EventSink sink = careful ? new JournalSink(open) : (name, batches) -> hoping(open, batches);
    Collector collector =
        new Collector(
            StoredKeys.read(all),
            sink,
            Collector.Means.usual(),
            InstantSource.system(),
            Onlooker.NONE,
            name -> all.privacy(name).current());
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    System.out.println(HttpFront.start(any, collector, null, proxy -> false).port());
    if (careful) {
      follow(open);
    }
  }

  /** Takes in what arrives, and asks now and then. */
  private static void follow(OpenWorkspaces open) throws IOException {
    for (int round = 1; ; round++) {
      boolean asks = round % 8 == 0;
      open.with(
          Shop.NAME,
          shop -> {
            shop.catchUp();
            return asks ? shop.snapshot() : shop;
          });
    }
  }

  /** Writes and leaves it to the system when the disk gets it. */
  private static EventSink.Written hoping(OpenWorkspaces open, List<EventSink.Batch> batches) {
    try {
      for (EventSink.Batch batch : batches) {
        open.with(
            Shop.NAME,
            shop -> shop.journal().append(batch.kind(), batch.sequences(), batch.body()));
      }
      return new EventSink.Written(batches.size(), null);
    } catch (IOException e) {
      return new EventSink.Written(0, e);
    }
  }
}
