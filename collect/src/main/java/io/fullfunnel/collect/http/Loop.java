package io.fullfunnel.collect.http;

import io.fullfunnel.collect.Answer;
import io.fullfunnel.collect.Clicks;
import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.Snippet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread that serves many connections, and waits for none of them. */
final class Loop implements Runnable {
  private static final System.Logger LOGGER = System.getLogger(Loop.class.getName());
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final int BUFFER = 64 << 10;
  private static final int LOOK_MILLIS = 500;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Selector selector = Selector.open();
  private final Collector collector;
  private final @Nullable Clicks clicks;
  private final Patience patience;
  private final Forwarded forwarded;
  private final int most;
  private final AtomicLong bytesLeft;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ServerSocketChannel listener;
  private String date = "";
  private long dateSecond = -1;
  private ByteBuffer success = HttpAnswer.of(Answer.SUCCESS, true, "");
  private long lastLook;
  private volatile boolean stopping;
  private volatile boolean halted;

  /**
   * @param clicks null if there are no short links here
   * @param most connections that are open at once
   * @param bytesLeft that requests under way may still hold
   */
  Loop(
      ServerSocketChannel listener,
      Collector collector,
      @Nullable Clicks clicks,
      Patience patience,
      Forwarded forwarded,
      int most,
      AtomicLong bytesLeft)
      throws IOException {
    this.listener = listener;
    this.collector = collector;
    this.clicks = clicks;
    this.patience = patience;
    this.forwarded = forwarded;
    this.most = most;
    this.bytesLeft = bytesLeft;
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  private record Finished(Connection connection, Telling telling) {}

  /** Tells an answer in the thread of its connection. */
  private interface Telling {
    void tell() throws IOException;
  }

  Collector collector() {
    return collector;
  }

  boolean isStopping() {
    return stopping;
  }

  /** The date as answers carry it. */
  String date() {
    return date;
  }

  /** An answer as it goes over the wire; the usual one is made once a second. */
  ByteBuffer wire(Answer answer, boolean keepAlive) {
    return answer.isBare() && keepAlive
        ? success.duplicate()
        : HttpAnswer.of(answer, keepAlive, date);
  }

  boolean hold(int bytes) {
    if (bytesLeft.addAndGet(-bytes) >= 0) {
      return true;
    }
    bytesLeft.addAndGet(bytes);
    return false;
  }

  void release(int bytes) {
    bytesLeft.addAndGet(bytes);
  }

  /** Hands an answer to the thread of its connection. */
  void finished(Connection connection, Answer answer) {
    finished.add(new Finished(connection, () -> connection.answered(answer)));
    wake();
  }

  /** Hands a reply to the thread of its connection. */
  void finished(Connection connection, Snippet.Reply reply) {
    finished.add(new Finished(connection, () -> connection.answered(reply)));
    wake();
  }

  private void wake() {
    if (!woken.getAndSet(true)) {
      selector.wakeup();
    }
  }

  /** Takes no more connections and requests; ends when everything is answered. */
  void stop() {
    stopping = true;
    wake();
  }

  /** Ends now. */
  void halt() {
    halted = true;
    wake();
  }

  /** Goes on whatever happens; what fails costs one connection, not all of them. */
  @Override
  public void run() {
    try (selector;
        listener) {
      while (!halted && !(stopping && isQuiet())) {
        try {
          turn();
        } catch (Throwable e) {
          failed("The loop of the HTTP front failed and goes on.", e);
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      for (SelectionKey key : selector.keys()) {
        if (key.attachment() instanceof Connection connection) {
          connection.close();
        }
      }
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "The HTTP front did not end as it should.", e);
    }
  }

  private static void failed(String what, Throwable why) {
    try {
      LOGGER.log(System.Logger.Level.ERROR, what, why);
    } catch (Throwable notEvenThat) { // memory is short
      why.addSuppressed(notEvenThat);
    }
  }

  private void turn() throws IOException {
    selector.select(LOOK_MILLIS);
    tellTime();
    if (stopping && listener.isOpen()) {
      listener.close();
    }
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.isValid()) {
        serve(key);
      }
    }
    selector.selectedKeys().clear();
    woken.set(false);
    for (Finished next = finished.poll(); next != null; next = finished.poll()) {
      finish(next);
    }
    look();
  }

  private boolean isQuiet() {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Connection connection && !connection.isIdle()) {
        return false;
      }
    }
    return finished.isEmpty();
  }

  private void tellTime() {
    long second = System.currentTimeMillis() / 1_000;
    if (second != dateSecond) {
      dateSecond = second;
      date = DATE.format(Instant.ofEpochSecond(second));
      success = HttpAnswer.of(Answer.SUCCESS, true, date);
    }
  }

  private void serve(SelectionKey key) {
    if (!(key.attachment() instanceof Connection connection)) {
      accept();
      return;
    }
    try {
      if (key.isWritable()) {
        connection.write();
      }
      if (key.isValid() && key.isReadable()) {
        connection.read(buffer);
      }
    } catch (IOException gone) {
      connection.close();
    } catch (Throwable e) { // the others must not suffer from one request
      failed("A request failed.", e);
      connection.close();
    }
  }

  private void accept() {
    try {
      for (SocketChannel next = listener.accept(); next != null; next = listener.accept()) {
        greet(next);
      }
    } catch (IOException e) {
      // no descriptors, most often: those who knock wait a moment, those inside are served
      failed("No connection can be taken in at the moment.", e);
      listening(0);
    }
  }

  private void greet(SocketChannel channel) throws IOException {
    try {
      channel.configureBlocking(false);
      if (selector.keys().size() > most) {
        Answer full = Answer.busy("Too many connections are open. Try again.");
        channel.write(HttpAnswer.of(full, false, date));
        channel.close();
        return;
      }
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      key.attach(new Connection(channel, key, this));
    } catch (IOException gone) {
      channel.close();
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  private void listening(int operations) {
    SelectionKey key = listener.keyFor(selector);
    if (key != null && key.isValid()) {
      key.interestOps(operations);
    }
  }

  private void finish(Finished next) {
    Connection connection = next.connection();
    if (!connection.isOpen()) {
      return;
    }
    try {
      next.telling().tell();
      connection.resume();
    } catch (IOException gone) {
      connection.close();
    } catch (Throwable e) {
      failed("An answer was lost.", e);
      connection.close();
    }
  }

  private void look() {
    long now = System.nanoTime();
    if (now - lastLook < TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
      return;
    }
    lastLook = now;
    listening(SelectionKey.OP_ACCEPT);
    for (SelectionKey key : new ArrayList<>(selector.keys())) {
      if (key.isValid() && key.attachment() instanceof Connection connection) {
        try {
          connection.look(now, patience);
        } catch (IOException gone) {
          connection.close();
        }
      }
    }
  }

  Forwarded forwarded() {
    return forwarded;
  }

  /** Answers what is no tracking. */
  ByteBuffer other(RequestHead head, byte[] body, @Nullable InetAddress peer, boolean keepAlive)
      throws IOException {
    Snippet.Call call = new Snippet.Call(head.method(), head.path(), body, head.headers()::get);
    if (Snippet.isPath(head.path())) {
      return HttpAnswer.of(collector.snippet().answer(call), keepAlive, date);
    }
    if (clicks != null && Clicks.isPath(head.path())) {
      InetAddress client = forwarded.client(peer, head.forwardedFor());
      return HttpAnswer.of(clicks.answer(call, client), keepAlive, date);
    }
    if (!head.method().equals("GET")) {
      Answer none = Answer.problem(404, "not_found", "There is nothing here to send to.");
      return HttpAnswer.of(none, keepAlive, date);
    }
    return switch (head.path()) {
      case "/healthz", "/readyz" ->
          collector.isHealthy()
              ? HttpAnswer.text(200, "ok\n", keepAlive, date)
              : HttpAnswer.text(503, "the disk takes nothing\n", keepAlive, date);
      case "/metrics" -> metrics(head, peer, keepAlive);
      default -> {
        Answer none = Answer.problem(404, "not_found", "There is nothing here.");
        yield HttpAnswer.of(none, keepAlive, date);
      }
    };
  }

  /** All of it for this machine; for others what concerns the workspace of their server key. */
  private ByteBuffer metrics(RequestHead head, @Nullable InetAddress peer, boolean keepAlive)
      throws IOException {
    boolean here = peer != null && peer.isLoopbackAddress() && !head.isHandedOn();
    String text = here ? collector.counts().prometheus() : collector.metrics(head.key());
    return text == null
        ? HttpAnswer.text(
            401, "Metrics are for this machine, or for a server key.\n", keepAlive, date)
        : HttpAnswer.text(200, text, keepAlive, date);
  }
}
