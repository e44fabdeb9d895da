package io.fullfunnel.bench.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Workspaces;
import io.fullfunnel.testkit.crash.CrashRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Clients that send to a collector in a process of its own, each over a connection of its own. */
final class HttpLoad implements Load {
  private static final long NANOS_PER_MESSAGE =
      TimeUnit.SECONDS.toNanos(1) * Message.CLIENTS / Long.getLong("crash.rate", 7_000);

  /** So often a client sends something that is refused, in batches. */
  private static final int WRONG = 9;

  private static final int FEW = 400;

  private final Path folder;
  private final String key;

  private HttpLoad(Path folder, String key) {
    this.folder = folder;
    this.key = key;
  }

  /** Makes the workspace and a key for the clients. */
  static HttpLoad into(Path folder) throws IOException {
    Shop.open(folder).close();
    try (DataDirectory data = DataDirectory.open(folder)) {
      return new HttpLoad(
          folder, new Workspaces(data).keys(Shop.NAME).create(Keys.Scope.WRITE).text());
    }
  }

  @Override
  public CrashRunner.Outcome killed(
      long millis, boolean careful, int[] next, @Nullable PowerLoss disk)
      throws IOException, InterruptedException {
    List<String> what = careful ? List.of() : List.of("careless");
    try (Run run = new Run(List.of(), what)) {
      List<Thread> clients = run.send(next, Integer.MAX_VALUE);
      if (!run.first.await(10, TimeUnit.MINUTES)) {
        throw new IllegalStateException("nothing was acknowledged: " + run.errors());
      }
      TimeUnit.MILLISECONDS.sleep(millis);
      if (disk != null) {
        new ProcessBuilder("kill", "-STOP", "" + run.child.pid()).start().waitFor();
        disk.cut();
      }
      run.child.destroyForcibly();
      return run.outcome(clients);
    }
  }

  @Override
  public CrashRunner.Outcome dying(String point, int[] next)
      throws IOException, InterruptedException {
    try (Run run = new Run(List.of("-Dfullfunnel.failpoint=" + point), List.of())) {
      List<Thread> clients = run.send(next, FEW);
      for (Thread client : clients) {
        client.join();
      }
      if (!run.child.waitFor(20, TimeUnit.SECONDS)) { // a reader may be behind
        throw new IllegalStateException("failpoint " + point + " was not reached");
      }
      return run.outcome(clients);
    }
  }

  /** One life of the process. */
  private final class Run implements AutoCloseable {
    final Process child;
    final CountDownLatch first = new CountDownLatch(1);
    private final Path told;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong began = new AtomicLong();
    private final AtomicLong last = new AtomicLong();
    private final int port;

    Run(List<String> options, List<String> what) throws IOException {
      Path temporary = Files.createDirectories(folder.resolve("run").resolve("tmp"));
      told = Files.createTempFile("crash", ".err");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("-Djava.io.tmpdir=" + temporary);
      command.addAll(options);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(HttpVictim.class.getName(), folder.toString()));
      command.addAll(what);
      child = new ProcessBuilder(command).redirectError(told.toFile()).start();
      BufferedReader out = child.inputReader(UTF_8);
      String line = out.readLine();
      // a failpoint may end it before it listens
      port = line == null ? 0 : Integer.parseInt(line);
    }

    String errors() throws IOException {
      return Files.readString(told);
    }

    List<Thread> send(int[] next, int most) {
      List<Thread> clients = new ArrayList<>();
      for (int client = 0; client < next.length; client++) {
        int number = client;
        int from = next[client];
        int to = most == Integer.MAX_VALUE ? most : from + most;
        clients.add(Thread.ofPlatform().daemon().start(() -> send(number, from, to)));
      }
      return clients;
    }

    private void send(int client, int from, int to) {
      if (port == 0) {
        return;
      }
      try (Caller caller = new Caller(port, key)) {
        long due = System.nanoTime();
        for (int batch = from; batch < to; batch++) {
          List<Message> messages = Message.batch(client, batch);
          if (batch % WRONG == 0) {
            caller.post("{\"batch\":[{\"type\":\"trakc\",\"userId\":\"u\"}]}");
          }
          while (caller.post(body(messages)) != 200) {
            TimeUnit.MILLISECONDS.sleep(100); // told to come again
          }
          acknowledged.add(client + " " + batch);
          last.set(System.nanoTime());
          began.compareAndSet(0, System.nanoTime());
          first.countDown();
          due += NANOS_PER_MESSAGE * messages.size();
          long early = due - System.nanoTime();
          if (early > 0) {
            TimeUnit.NANOSECONDS.sleep(early);
          }
        }
      } catch (IOException died) {
        // what got no answer is sent again in the next life
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    CrashRunner.Outcome outcome(List<Thread> clients) throws IOException, InterruptedException {
      int exit = child.waitFor();
      for (Thread client : clients) {
        client.join();
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(last.get() - began.get());
      return new CrashRunner.Outcome(exit, List.copyOf(acknowledged), errors(), millis);
    }

    @Override
    public void close() throws IOException {
      child.destroyForcibly();
      Files.deleteIfExists(told);
    }
  }

  private static String body(List<Message> messages) {
    StringBuilder body = new StringBuilder("{\"batch\":[");
    for (Message message : messages) {
      body.append(body.length() == 10 ? "" : ",").append(message.json());
    }
    return body.append("]}").toString();
  }
}
