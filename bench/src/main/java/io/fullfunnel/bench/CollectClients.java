package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * Clients that each send a call, wait for the answer and send the next: one thread for all, so that
 * they take as little of the machine as they can. A time is that from the call's first byte to the
 * answer's last.
 */
final class CollectClients {
  /** Microseconds up to which times are told apart; longer ones count as this. */
  private static final int LONGEST = 5_000_000;

  private static final byte[] LENGTH = "Content-Length: ".getBytes(ISO_8859_1);

  private final CollectCalls calls;
  private final int[] times = new int[LONGEST + 1];
  private long good;
  private long other;
  private long counted;
  private long until;

  CollectClients(CollectCalls calls) {
    this.calls = calls;
  }

  /** What came of it; times in milliseconds. */
  record Result(double perSecond, long good, long other, double p50, double p99, double longest) {}

  private final class Client {
    final ByteBuffer out = ByteBuffer.allocate(calls.length());
    final byte[] answer = new byte[64 << 10];
    final ByteBuffer in = ByteBuffer.wrap(answer);
    long began;
  }

  Result run(InetSocketAddress address, int clients, int warmSeconds, int seconds)
      throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < clients; i++) {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Client client = new Client();
        send(channel, client);
        channel.register(selector, SelectionKey.OP_READ, client);
      }
      turn(selector, warmSeconds);
      Arrays.fill(times, 0);
      good = 0;
      other = 0;
      counted = System.nanoTime();
      turn(selector, seconds);
      double took = (System.nanoTime() - counted) / 1e9;
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return new Result(good / took, good, other, quantile(0.5), quantile(0.99), quantile(1));
    }
  }

  private void turn(Selector selector, int seconds) throws IOException {
    until = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < until) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.attachment() instanceof Client client && key.channel() instanceof SocketChannel c) {
          serve(key, c, client);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private void serve(SelectionKey key, SocketChannel channel, Client client) throws IOException {
    if (client.out.hasRemaining()) {
      channel.write(client.out);
      key.interestOps(client.out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
      return;
    }
    if (channel.read(client.in) < 0) {
      throw new IOException("The server ended a connection.");
    }
    int end = end(client.answer, client.in.position());
    if (end < 0 || client.in.position() < end) {
      return;
    }
    if (client.in.get(9) == '2') {
      good++;
    } else {
      other++;
    }
    times[(int) Math.min(LONGEST, (System.nanoTime() - client.began) / 1_000)]++;
    client.in.clear();
    send(channel, client);
    if (client.out.hasRemaining()) {
      key.interestOps(SelectionKey.OP_WRITE);
    }
  }

  private void send(SocketChannel channel, Client client) throws IOException {
    calls.next(client.out);
    client.began = System.nanoTime();
    channel.write(client.out);
  }

  /** Where the answer ends; -1 if that is not known yet. */
  private static int end(byte[] bytes, int have) {
    for (int i = 0; i + 3 < have; i++) {
      if (bytes[i] == '\r' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
        return i + 4 + length(bytes, i);
      }
    }
    return -1;
  }

  private static int length(byte[] bytes, int to) {
    for (int i = 0; i + LENGTH.length < to; i++) {
      if (Arrays.equals(bytes, i, i + LENGTH.length, LENGTH, 0, LENGTH.length)) {
        int length = 0;
        for (int at = i + LENGTH.length; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
          length = length * 10 + bytes[at] - '0';
        }
        return length;
      }
    }
    return 0;
  }

  private double quantile(double share) {
    long all = 0;
    for (int n : times) {
      all += n;
    }
    long before = 0;
    for (int i = 0; i <= LONGEST; i++) {
      before += times[i];
      if (before > 0 && before >= share * all) {
        return i / 1_000.0;
      }
    }
    return 0;
  }
}
