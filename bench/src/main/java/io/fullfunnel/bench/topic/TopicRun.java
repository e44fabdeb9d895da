package io.fullfunnel.bench.topic;

import io.fullfunnel.store.workspace.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * RELIABILITY F31: clients send to a collector, its broker is killed and its answers are lost; then
 * every acknowledged event is in the server's journal, and counted once.
 */
public final class TopicRun {
  private TopicRun() {}

  /**
   * What is asked for.
   *
   * @param kills how often the broker is killed and started again
   */
  public record Asked(int clients, int requests, int kills) {}

  /**
   * What came out.
   *
   * @param acknowledged events
   * @param lost acknowledged and not in the journal
   * @param strangers in the journal and never sent
   * @param counted as the readers count them
   * @param repeated in the journal more than once, and counted once
   * @param refused answers 503
   * @param cut answers of the broker that were lost
   */
  public record Result(
      int acknowledged,
      int lost,
      int strangers,
      long counted,
      long repeated,
      int refused,
      int cut) {}

  /** The broker is killed again and again while clients send through lost answers. */
  public static Result run(Path root, Path folder, Asked asked)
      throws IOException, InterruptedException {
    String key = TopicShop.make(folder.resolve("server"));
    TopicShop.copy(folder.resolve("server"), folder.resolve("collector"));
    try (Cutter cutter = new Cutter();
        Broker broker = Broker.start(root, folder.resolve("broker"), cutter.port())) {
      cutter.to(broker.port());
      var address = TopicShop.address(cutter.port());
      try (TopicShop server = new TopicShop(folder.resolve("server"));
          TopicShop collector = new TopicShop(folder.resolve("collector"));
          TopicShop.Taking taking = collector.taking(address)) {
        server.follow(address, false);
        TopicClients clients = new TopicClients(taking.port(), key);
        CompletableFuture<Void> sending = clients.run(asked.clients(), asked.requests());
        int all = asked.clients() * asked.requests();
        for (int i = 0; i < asked.kills(); i++) {
          while (!sending.isDone() && clients.answered() < all * (i + 1) / (asked.kills() + 2)) {
            pause(5);
          }
          cutter.lose(true);
          pause(500);
          cutter.lose(false);
          pause(400);
          broker.kill();
          pause(300);
          broker.start();
        }
        sending.join();
        await(server, clients);
        return result(server, clients, cutter.lost());
      }
    }
  }

  /** The lag that a follower tells is as old as its last look, so its journal is asked itself. */
  private static void await(TopicShop server, TopicClients clients) throws IOException {
    server.reached(1);
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!Set.copyOf(server.ids()).containsAll(clients.acknowledged())
        && System.nanoTime() < until) {
      pause(100);
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static Result result(TopicShop server, TopicClients clients, int cut) throws IOException {
    Check check = server.check();
    if (!check.balanced() || !check.wrong().isEmpty()) {
      throw new IllegalStateException("the books do not balance: " + check);
    }
    List<String> all = server.ids();
    Set<String> stored = new TreeSet<>(all);
    Set<String> lost = clients.acknowledged();
    lost.removeAll(stored);
    stored.removeAll(clients.sent());
    return new Result(
        clients.acknowledged().size(),
        lost.size(),
        stored.size(),
        check.present(),
        check.duplicate(),
        clients.refused(),
        cut);
  }

  /** Arguments: clients, requests of each, kills. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Asked asked =
        new Asked(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
    Path root = Path.of(System.getProperty("fullfunnel.bench", "bench")).resolve("..");
    Path folder = Files.createTempDirectory("topic-run");
    Result result = run(root, folder, asked);
    System.out.println(result + " in " + folder);
    boolean even =
        result.lost() == 0
            && result.strangers() == 0
            && result.counted() == (long) asked.clients() * asked.requests() * 5;
    System.exit(even ? 0 : 1);
  }
}
