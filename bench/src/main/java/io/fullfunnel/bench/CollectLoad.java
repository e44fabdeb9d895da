package io.fullfunnel.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/**
 * How many events a collector that runs on this machine takes: the bare server first, then single
 * events, then batches.
 */
public final class CollectLoad {
  private CollectLoad() {}

  public static void main(String[] args) throws IOException {
    Options options = Options.of(args, List.of("port", "key", "clients", "seconds", "warm"));
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) options.number("port", 8080));
    String key = options.required("key");
    int clients = (int) options.number("clients", 256);
    int seconds = (int) options.number("seconds", 10);
    int warm = (int) options.number("warm", 5);
    System.out.printf(
        Locale.ROOT,
        "%-18s %11s %11s %8s %8s %8s%n",
        "",
        "requests/s",
        "events/s",
        "p50 ms",
        "p99 ms",
        "max ms");
    print(
        "bare server",
        0,
        new CollectClients(CollectCalls.bare()).run(address, clients, warm, seconds));
    print(
        "single events",
        1,
        new CollectClients(CollectCalls.events(key, 1)).run(address, clients, warm, seconds));
    for (int batch : new int[] {20, 500}) {
      int fewer = Math.max(8, clients / batch);
      CollectClients load = new CollectClients(CollectCalls.events(key, batch));
      print("batches of " + batch, batch, load.run(address, fewer, warm, seconds));
    }
  }

  private static void print(String what, int events, CollectClients.Result result) {
    System.out.printf(
        Locale.ROOT,
        "%-18s %,11.0f %,11.0f %8.1f %8.1f %8.1f%s%n",
        what,
        result.perSecond(),
        result.perSecond() * events,
        result.p50(),
        result.p99(),
        result.longest(),
        result.other() == 0 ? "" : "  not answered with 200: " + result.other());
  }
}
