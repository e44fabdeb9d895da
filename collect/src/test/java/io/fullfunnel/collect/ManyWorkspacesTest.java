package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A30: many workspaces that send at once, and one that sends more than it may. */
class ManyWorkspacesTest {
  private static final int MANY = 50;

  @TempDir Path folder;
  private DataDirectory data;
  private OpenWorkspaces open;
  private Collector collector;
  private final List<String> keys = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    Workspaces all = new Workspaces(data);
    for (int i = 0; i < MANY; i++) {
      all.create("shop" + i);
      keys.add(all.keys("shop" + i).create(Keys.Scope.WRITE).text());
    }
    open = new OpenWorkspaces(all);
    collector =
        new Collector(
            StoredKeys.read(all),
            new JournalSink(open),
            new Collector.Means(500, 16 << 20),
            InstantSource.system(),
            Onlooker.NONE,
            name -> all.privacy(name).current());
  }

  @AfterEach
  void close() throws IOException {
    collector.close();
    open.close();
    data.close();
  }

  private Answer send(int shop, String id) {
    return send(shop, Route.TRACK, event(id));
  }

  private static String event(String id) {
    return "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\",\"messageId\":\"%s\"}"
        .formatted(id);
  }

  private Answer send(int shop, Route route, String body) {
    CompletableFuture<Answer> later = new CompletableFuture<>();
    InetAddress client = InetAddress.ofLiteral("203.0.113.77");
    TrackRequest request =
        new TrackRequest(route, body.getBytes(UTF_8), false, keys.get(shop), client, "Firefox");
    Answer now = collector.take(request, later::complete);
    return now == null ? later.join() : now;
  }

  private String law(int shop) throws IOException {
    Check law = open.with("shop" + shop, Check::counted);
    assertThat(law.balanced()).as("%s", law).isTrue();
    return "received %d, present %d".formatted(law.received(), law.present());
  }

  @Test
  void a30FiftySendAtOnceWhileAllPlacesAreTaken() throws Exception {
    CountDownLatch taken = new CountDownLatch(OpenWorkspaces.MOST);
    CountDownLatch done = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < OpenWorkspaces.MOST; i++) {
        String name = "shop" + i;
        threads.execute(() -> occupy(name, taken, done));
      }
      taken.await();
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        int shop = i;
        statuses.add(
            threads.submit(() -> {
              int good = 0;
              for (int event = 0; event < 20; event++) {
                good += send(shop, "m" + event).status() == 200 ? 1 : 0;
              }
              return good;
            }));
      }
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isEqualTo(20);
      }
      done.countDown();
    }
    for (int i = 0; i < MANY; i++) {
      assertThat(law(i)).isEqualTo("received 20, present 20");
    }
  }

  private void occupy(String name, CountDownLatch taken, CountDownLatch done) {
    try {
      open.with(
          name,
          workspace -> {
            taken.countDown();
            await(done);
            return true;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void a30OneThatSendsTooMuchIsToldSoAndTheOthersAreTaken() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<int[]> flood =
          threads.submit(() -> {
            int[] statuses = new int[2];
            for (int i = 0; i < 30; i++) {
              Answer answer = send(0, Route.BATCH, batch(i));
              assertThat(answer.status()).isIn(200, 429);
              assertThat(answer.retryAfter() > 0).isEqualTo(answer.status() == 429);
              statuses[answer.status() == 200 ? 0 : 1]++;
            }
            return statuses;
          });
      for (int event = 0; event < 100; event++) {
        for (int shop = 1; shop < 5; shop++) {
          assertThat(send(shop, "m" + event).status()).isEqualTo(200);
        }
      }
      int[] statuses = flood.get();
      assertThat(statuses[0]).isPositive();
      assertThat(statuses[1]).isPositive();
      assertThat(law(0)).isEqualTo("received %1$d, present %1$d".formatted(400 * statuses[0]));
    }
    for (int shop = 1; shop < 5; shop++) {
      assertThat(law(shop)).isEqualTo("received 100, present 100");
    }
  }

  private static String batch(int number) {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      events.append(i == 0 ? "" : ",").append(event(number + "-" + i));
    }
    return "{\"batch\":[" + events + "]}";
  }

  /** A workspace that is asked something opens behind the gate through which events come in. */
  @Test
  void whatWasSentIsThereForWhoAsks() throws IOException {
    for (int event = 0; event < 3; event++) {
      assertThat(send(7, "m" + event).status()).isEqualTo(200);
      assertThat(law(7)).isEqualTo("received %1$d, present %1$d".formatted(event + 1));
    }
    open.delete("shop7");
    assertThat(send(7, "m9").status()).isEqualTo(503);
  }
}
