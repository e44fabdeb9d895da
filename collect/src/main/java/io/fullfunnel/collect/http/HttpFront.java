package io.fullfunnel.collect.http;

import io.fullfunnel.collect.Clicks;
import io.fullfunnel.collect.Collector;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The collector's own HTTP server: one listener, one loop. */
public final class HttpFront implements Closeable {
  /** Connections that are open at once. */
  private static final int MOST = 12_288;

  private static final int BACKLOG = 1_024;
  private static final long END_SECONDS = 15;

  private final Loop loop;
  private final Thread thread;
  private final int port;

  private HttpFront(Loop loop, int port) {
    this.loop = loop;
    this.port = port;
    this.thread = Thread.ofPlatform().name("collect http").unstarted(loop);
  }

  /**
   * Begins to listen.
   *
   * @param clicks null if there are no short links here
   * @param trusted proxies whose X-Forwarded-For is believed
   * @throws java.net.BindException if the port is taken
   */
  public static HttpFront start(
      InetSocketAddress address,
      Collector collector,
      @Nullable Clicks clicks,
      Predicate<InetAddress> trusted)
      throws IOException {
    return start(address, collector, clicks, Patience.USUAL, new Forwarded(trusted), MOST);
  }

  static HttpFront start(
      InetSocketAddress address,
      Collector collector,
      @Nullable Clicks clicks,
      Patience patience,
      Forwarded forwarded,
      int most)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(address, BACKLOG);
      listener.configureBlocking(false);
      long bytes = Math.max(32L << 20, Runtime.getRuntime().maxMemory() / 8);
      Loop loop =
          new Loop(listener, collector, clicks, patience, forwarded, most, new AtomicLong(bytes));
      HttpFront front = new HttpFront(loop, listener.socket().getLocalPort());
      front.thread.start();
      return front;
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Takes nothing more, and ends when what was taken is answered. */
  @Override
  public void close() {
    loop.stop();
    try {
      if (!thread.join(java.time.Duration.ofSeconds(END_SECONDS))) {
        loop.halt();
        thread.join(TimeUnit.SECONDS.toMillis(1));
      }
    } catch (InterruptedException e) {
      loop.halt();
      Thread.currentThread().interrupt();
    }
  }
}
