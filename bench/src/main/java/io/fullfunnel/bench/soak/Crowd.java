package io.fullfunnel.bench.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Very many connections of one thread that stay as long as they are let, and come again: idle ones,
 * or ones that send a byte now and then and take no answers. From several addresses of this
 * machine, because one has too few ports.
 */
final class Crowd implements AutoCloseable {
  private static final int ADDRESSES = 8;
  private static final long BYTE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int AT_ONCE = 64;
  private static final byte[] ASK = "GET /healthz HTTP/1.1\r\nHost: c\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] BODY =
      "POST /v1/track HTTP/1.1\r\nHost: c\r\nContent-Length: 400\r\n\r\n".getBytes(ISO_8859_1);

  /** What a connection does. */
  enum Kind {
    /** Asks once, and is idle from then on. */
    IDLE,
    /** Sends a head, a byte in ten seconds. */
    SLOW_HEAD,
    /** Sends a body, a byte in ten seconds. */
    SLOW_BODY,
    /** Asks again and again and takes no answer. */
    DEAF
  }

  private final int port;
  private final List<Kind> kinds;
  private final int many;
  private final Selector selector = Selector.open();
  private final Thread thread;
  private final ByteBuffer in = ByteBuffer.allocate(4 << 10);
  private int made;
  private volatile boolean stopping;
  final AtomicInteger open = new AtomicInteger();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong busy = new AtomicLong();
  final AtomicLong timedOut = new AtomicLong();
  final AtomicLong ended = new AtomicLong();

  /** Longest life of a slow one, in nanoseconds. */
  final AtomicLong longest = new AtomicLong();

  private static final class Member {
    final Kind kind;
    final long since = System.nanoTime();
    long nextByte = since;
    ByteBuffer out = ByteBuffer.allocate(0);

    Member(Kind kind) {
      this.kind = kind;
    }
  }

  Crowd(int port, List<Kind> kinds, int many) throws IOException {
    this.port = port;
    this.kinds = List.copyOf(kinds);
    this.many = many;
    this.thread = Thread.ofPlatform().daemon().name("crowd").start(this::run);
  }

  /** Waits until all are there at once; false if they are not in time. */
  boolean whole(int seconds) throws InterruptedException {
    for (int i = 0; i < seconds * 10 && open.get() < many; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return open.get() >= many;
  }

  private void run() {
    try (selector) {
      while (!stopping) {
        for (int i = 0; i < AT_ONCE && selector.keys().size() < many; i++) {
          connect();
        }
        selector.select(selector.keys().size() < many ? 1 : 100);
        for (SelectionKey key : selector.selectedKeys()) {
          if (key.isValid() && key.attachment() instanceof Member member) {
            serve(key, member);
          }
        }
        selector.selectedKeys().clear();
        sendBytes();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void connect() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress("127.0.0." + (2 + made % ADDRESSES), 0));
    Member member = new Member(kinds.get(made++ % kinds.size()));
    SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, member);
    try {
      if (channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
        connected(key, member);
      }
    } catch (IOException e) {
      refused.incrementAndGet();
      end(key, member);
    }
  }

  private void serve(SelectionKey key, Member member) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable() && channel.finishConnect()) {
        connected(key, member);
        return;
      }
      in.clear();
      int got = channel.read(in);
      if (got < 0) {
        end(key, member);
      } else if (got > 12) {
        String status = new String(in.array(), 9, 3, ISO_8859_1);
        timedOut.addAndGet(status.equals("408") ? 1 : 0);
        busy.addAndGet(status.equals("503") ? 1 : 0);
      }
    } catch (IOException gone) {
      refused.addAndGet(key.isConnectable() ? 1 : 0);
      end(key, member);
    }
  }

  private void connected(SelectionKey key, Member member) throws IOException {
    open.incrementAndGet();
    // who is deaf reads nothing: the end is noticed at the next byte
    key.interestOps(member.kind == Kind.DEAF ? 0 : SelectionKey.OP_READ);
    member.out = ByteBuffer.wrap(member.kind == Kind.SLOW_BODY ? BODY : ASK);
    if (member.kind != Kind.SLOW_HEAD) {
      ((SocketChannel) key.channel()).write(member.out);
    }
    member.nextByte = System.nanoTime();
  }

  /** What the slow ones send next. */
  private void sendBytes() {
    long now = System.nanoTime();
    for (SelectionKey key : new ArrayList<>(selector.keys())) {
      if (key.attachment() instanceof Member member
          && key.isValid()
          && member.kind != Kind.IDLE
          && ((SocketChannel) key.channel()).isConnected()
          && now >= member.nextByte) {
        boolean deaf = member.kind == Kind.DEAF;
        member.nextByte = now + (deaf ? BYTE_NANOS / 100 : BYTE_NANOS);
        try {
          ByteBuffer next = deaf ? ByteBuffer.wrap(ASK) : ByteBuffer.wrap(ASK, 0, 1);
          ((SocketChannel) key.channel()).write(next);
        } catch (IOException gone) {
          end(key, member);
        }
      }
    }
  }

  private void end(SelectionKey key, Member member) {
    if (((SocketChannel) key.channel()).isConnected()) {
      open.decrementAndGet();
      ended.incrementAndGet();
    }
    boolean sure = member.kind == Kind.SLOW_HEAD || member.kind == Kind.SLOW_BODY;
    longest.accumulateAndGet(sure ? System.nanoTime() - member.since : 0, Math::max);
    try {
      key.channel().close();
    } catch (IOException gone) {
      key.cancel();
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
