package io.fullfunnel.bench.topic;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port between clients and a broker that can lose answers: what clients sent arrives, what the
 * broker says to it does not, and the connection is cut.
 */
public final class Cutter implements Closeable {
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile int to;
  private volatile boolean losing;

  public Cutter() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From now on clients reach the broker at this port. */
  public void to(int port) {
    to = port;
  }

  /** Whether answers are lost from now on. */
  public void lose(boolean answers) {
    losing = answers;
  }

  /** Answers that were lost. */
  public int lost() {
    return lost.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        return; // it is closed
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket broker = new Socket(InetAddress.getLoopbackAddress(), to)) {
      open.add(broker);
      Thread asking = Thread.ofVirtual().start(() -> copy(client, broker, false));
      copy(broker, client, true);
      asking.join();
    } catch (IOException e) {
      // the broker is away: so is this connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until one of the two ends; both are closed then. */
  private void copy(Socket from, Socket into, boolean answers) {
    byte[] chunk = new byte[64 << 10];
    try (from;
        into) {
      InputStream in = from.getInputStream();
      OutputStream out = into.getOutputStream();
      for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
        if (answers && losing) {
          lost.incrementAndGet();
          return;
        }
        out.write(chunk, 0, got);
      }
    } catch (IOException e) {
      // cut from the other side
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
