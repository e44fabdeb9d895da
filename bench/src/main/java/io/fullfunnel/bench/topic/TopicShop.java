package io.fullfunnel.bench.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.EventSink;
import io.fullfunnel.collect.JournalSink;
import io.fullfunnel.collect.Onlooker;
import io.fullfunnel.collect.StoredKeys;
import io.fullfunnel.collect.http.HttpFront;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Data;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import io.fullfunnel.topic.Follower;
import io.fullfunnel.topic.Progress;
import io.fullfunnel.topic.TopicAddress;
import io.fullfunnel.topic.TopicSink;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A data directory with the workspace "shop": a server's, which follows, or a collector's. */
public final class TopicShop implements Closeable {
  private static final String SHOP = "shop";
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  private final DataDirectory data;
  private final Workspaces all;
  private final OpenWorkspaces open;
  private @Nullable Follower follower;

  public TopicShop(Path folder) throws IOException {
    data = DataDirectory.open(folder);
    all = new Workspaces(data);
    open = new OpenWorkspaces(all);
  }

  /** Makes a data directory with the workspace and nothing in it; the key to send events with. */
  public static String make(Path folder) throws IOException {
    try (DataDirectory data = DataDirectory.open(folder)) {
      Workspaces all = new Workspaces(data);
      all.create(SHOP);
      String key = all.keys(SHOP).create(Keys.Scope.WRITE).text();
      all.open(SHOP).close(); // makes the key of its hashes
      return key;
    }
  }

  /** Copies what a workspace is, without its events: what a collector is given. */
  public static void copy(Path from, Path to) throws IOException {
    Path workspaces = from.resolve("workspaces");
    try (Stream<Path> files = Files.walk(workspaces, 2)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve("workspaces").resolve(workspaces.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Files.copy(from.resolve("format.json"), to.resolve("format.json"));
  }

  public static TopicAddress address(int port) {
    return TopicAddress.of(
        new TopicAddress.Said("kafka://127.0.0.1:" + port + "/test", null, null, null));
  }

  /** The name of the shop's topic. */
  public String topic(TopicAddress address) throws IOException {
    return address.topic(open.find(SHOP).orElseThrow().id());
  }

  /** Begins to follow the topic. */
  public Follower follow(TopicAddress address, boolean acceptGaps) {
    Follower made = new Follower(address, open, acceptGaps);
    follower = made;
    made.start();
    return made;
  }

  /** Ends following; the journal stays where it is. */
  public void unfollow() {
    if (follower != null) {
      follower.close();
      follower = null;
    }
  }

  /** Waits until so many records of the topic are in the journal. */
  public Progress reached(long records) {
    return awaits(progress -> progress.position() >= records && progress.lag() == 0);
  }

  /** Waits until something is wrong, and says what. */
  public String problem() {
    return String.valueOf(awaits(progress -> progress.problem() != null).problem());
  }

  private Progress awaits(java.util.function.Predicate<Progress> fits) {
    Follower following = java.util.Objects.requireNonNull(follower);
    long until = System.nanoTime() + PATIENCE;
    Progress now = new Progress("", 0, 0, null);
    while (System.nanoTime() < until) {
      now = following.progress(SHOP).orElse(now);
      if (fits.test(now)) {
        return now;
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
    throw new IllegalStateException("after a minute it is at " + now + ", " + following.problems());
  }

  /** What takes events in over HTTP, until it is closed. */
  public final class Taking implements Closeable {
    private final @Nullable TopicSink topic;
    private final Collector collector;
    private final HttpFront front;

    private Taking(@Nullable TopicAddress address) throws IOException {
      topic = address == null ? null : new TopicSink(address, open);
      EventSink sink = topic == null ? new JournalSink(open) : topic;
      collector =
          new Collector(
              StoredKeys.read(all),
              sink,
              Collector.Means.usual(),
              InstantSource.system(),
              Onlooker.NONE,
              name -> all.privacy(name).current());
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      front = HttpFront.start(any, collector, null, proxy -> false);
    }

    public int port() {
      return front.port();
    }

    @Override
    public void close() {
      front.close();
      collector.close();
      if (topic != null) {
        topic.close();
      }
    }
  }

  /** Takes events in: to a topic, or without one into the journal here. */
  public Taking taking(@Nullable TopicAddress address) throws IOException {
    return new Taking(address);
  }

  /** Looks whether events could go there. */
  public void checked(TopicAddress address) throws IOException {
    try (TopicSink sink = new TopicSink(address, open)) {
      sink.check();
    }
  }

  /** Something that is done with the workspace. */
  public <T extends @Nullable Object> T with(OpenWorkspaces.Work<T> work) throws IOException {
    return open.with(SHOP, work);
  }

  /** All records of the journal, as text: two of equal journals are equal. */
  public List<String> journal() throws IOException {
    return with(workspace -> {
      List<String> entries = new ArrayList<>();
      try (EventLog.Cursor cursor = workspace.journal().read(0)) {
        for (EventLog.Entry e = cursor.next(); e != null; e = cursor.next()) {
          entries.add(
              "%d+%d %s %08x"
                  .formatted(e.sequence(), e.count(), e.kind(), Arrays.hashCode(e.body())));
        }
      }
      return entries;
    });
  }

  /** The messageIds of the journal, in order. */
  public List<String> ids() throws IOException {
    return with(workspace -> {
      List<String> ids = new ArrayList<>();
      EventDecoder decoder = new EventDecoder();
      try (EventLog.Cursor cursor = workspace.journal().read(0)) {
        for (EventLog.Entry e = cursor.next(); e != null; e = cursor.next()) {
          if (e.kind() == EventLog.Kind.EVENTS) {
            BatchBody.Cursor each = new BatchBody.Cursor(e.body());
            while (each.next()) {
              ids.add(
                  String.valueOf(
                      decoder
                          .decode(0, 0, 0, 0, each.bytes(), each.offset(), each.length())
                          .messageId()));
            }
          }
        }
      }
      return ids;
    });
  }

  /** The conservation law. */
  public Check check() throws IOException {
    return with(Workspace::check);
  }

  /** An answer without what depends on the moment it was asked. */
  public String answer(String question) throws IOException {
    return with(workspace -> {
      Data now = WorkspaceData.of(workspace);
      try (LocalEngine engine = new LocalEngine(1)) {
        var json = Questions.parse(question.replace('\'', '"').getBytes(UTF_8));
        ObjectNode answer = new Answers(engine).answer(Questions.read(json, now), now);
        ((ObjectNode) answer.path("basis")).remove("millis");
        return answer.toString();
      }
    });
  }

  @Override
  public void close() throws IOException {
    unfollow();
    open.close();
    data.close();
  }
}
