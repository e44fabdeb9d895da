package io.fullfunnel.testkit.crash;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A bad network in front of a server on this machine: each connection suffers one fault, chosen by
 * seed. What a client hears is what the server said, or nothing.
 */
public final class FaultProxy implements Closeable {
  /** What happens to a connection. */
  public enum Fault {
    NONE,
    /** Everything takes 50 ms longer, each way. */
    DELAY,
    /** Reset somewhere in the middle of what the client sends. */
    RESET,
    /** The client's half ends in the middle of what it sends; answers still come. */
    HALF_CLOSE,
    /** A few bytes at a time. */
    DRIP,
    /** The server gets everything; its answer is lost. */
    ANSWER_LOST
  }

  private static final int CHUNK = 16 << 10;
  private static final int DROP = 600;
  private static final long DELAY_MILLIS = 50;
  private static final int FAR = 200_000;

  private final int port;
  private final List<Fault> faults;
  private final SplittableRandom random;
  private final ServerSocket listener;
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

  /**
   * Begins to listen.
   *
   * @param port where the server listens
   * @param faults to choose from
   */
  public FaultProxy(int port, List<Fault> faults, long seed) throws IOException {
    this.port = port;
    this.faults = List.copyOf(faults);
    this.random = new SplittableRandom(seed);
    this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("fault proxy").start(this::listen);
  }

  /** Where clients connect to. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections suffered what. */
  public synchronized Map<Fault, Integer> counts() {
    return Map.copyOf(counts);
  }

  private void listen() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        Fault fault = choose();
        int after = random.nextInt(random.nextBoolean() ? CHUNK : FAR);
        Thread.ofVirtual().start(() -> connect(client, fault, after));
      }
    } catch (IOException closed) {
      // nobody connects any more
    }
  }

  private synchronized Fault choose() {
    Fault fault = faults.get(random.nextInt(faults.size()));
    counts.merge(fault, 1, Integer::sum);
    return fault;
  }

  private void connect(Socket client, Fault fault, int after) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread answers = Thread.ofVirtual().start(() -> answers(server, client, fault));
      boolean whole = questions(client, server, fault, after);
      if (whole) {
        server.shutdownOutput();
      }
      answers.join();
    } catch (IOException gone) {
      // one side has gone: so has the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the client says; false where that was cut off by closing both sides. */
  private static boolean questions(Socket client, Socket server, Fault fault, int after)
      throws IOException, InterruptedException {
    InputStream in = client.getInputStream();
    OutputStream out = server.getOutputStream();
    byte[] chunk = new byte[CHUNK];
    int passed = 0;
    boolean cuts = fault == Fault.RESET || fault == Fault.HALF_CLOSE;
    for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
      int may = cuts ? Math.min(got, after - passed) : got;
      pass(chunk, may, out, fault);
      passed += may;
      if (may == got) {
        continue;
      }
      if (fault == Fault.HALF_CLOSE) {
        return true;
      }
      reset(client);
      reset(server);
      return false;
    }
    return true;
  }

  private static void answers(Socket server, Socket client, Fault fault) {
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
        if (fault == Fault.ANSWER_LOST) {
          reset(client);
          reset(server);
          return;
        }
        pass(chunk, got, out, fault);
      }
      client.close();
    } catch (IOException gone) {
      try {
        client.close();
      } catch (IOException twice) {
        gone.addSuppressed(twice);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(byte[] chunk, int bytes, OutputStream out, Fault fault)
      throws IOException, InterruptedException {
    if (fault == Fault.DELAY) {
      TimeUnit.MILLISECONDS.sleep(DELAY_MILLIS);
    }
    if (fault != Fault.DRIP) {
      out.write(chunk, 0, bytes);
      return;
    }
    for (int from = 0; from < bytes; from += DROP) {
      out.write(chunk, from, Math.min(DROP, bytes - from));
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** Ends a connection without a farewell: the other side hears of a reset. */
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
