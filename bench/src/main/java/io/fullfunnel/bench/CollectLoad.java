package io.fullfunnel.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many events a collector that runs on this machine takes: the bare server, single events,
 * batches, each several times in turn; shown is the median.
 */
public final class CollectLoad {
  private CollectLoad() {}

  public static void main(String[] args) throws IOException {
    Options options =
        Options.of(
            args, List.of("port", "key", "clients", "seconds", "warm", "times", "what", "peer"));
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) options.number("port", 8080));
    boolean flume = options.text("peer", "none").equals("flume");
    String key = flume ? "" : options.required("key");
    int clients = (int) options.number("clients", 256);
    int seconds = (int) options.number("seconds", 10);
    int warm = (int) options.number("warm", 5);
    long times = options.number("times", 1);
    List<Integer> batches = new ArrayList<>();
    for (String batch : options.text("what", flume ? "1,20,500" : "0,1,20,500").split(",", -1)) {
      batches.add(Integer.parseInt(batch));
    }
    Map<Integer, List<CollectClients.Result>> results = new LinkedHashMap<>();
    for (int round = 0; round < times; round++) {
      for (int batch : batches) {
        CollectCalls calls =
            batch == 0
                ? CollectCalls.bare()
                : flume ? CollectCalls.flume(batch) : CollectCalls.events(key, batch);
        int many = batch > 1 ? Math.max(8, clients / batch) : clients;
        results
            .computeIfAbsent(batch, b -> new ArrayList<>())
            .add(new CollectClients(calls).run(address, many, warm, seconds));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-18s %11s %11s %8s %8s %8s%n",
        "",
        "requests/s",
        "events/s",
        "p50 ms",
        "p99 ms",
        "max ms");
    results.forEach((batch, found) -> print(batch, found));
  }

  private static void print(int batch, List<CollectClients.Result> found) {
    found.sort(Comparator.comparingDouble(CollectClients.Result::perSecond));
    CollectClients.Result result = found.get(found.size() / 2);
    long others = found.stream().mapToLong(CollectClients.Result::other).sum();
    System.out.printf(
        Locale.ROOT,
        "%-18s %,11.0f %,11.0f %8.1f %8.1f %8.1f  %,.0f to %,.0f%s%n",
        batch == 0 ? "bare server" : batch == 1 ? "single events" : "batches of " + batch,
        result.perSecond(),
        result.perSecond() * batch,
        result.p50(),
        result.p99(),
        result.longest(),
        found.getFirst().perSecond(),
        found.getLast().perSecond(),
        others == 0 ? "" : "  not answered with 200: " + others);
  }
}
