package io.fullfunnel.bench.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One client's connection to a collector: a call, its answer, the next call. */
public final class Caller implements Closeable {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final String LENGTH = "Content-Length: ";

  private final Socket socket;
  private final InputStream in;
  private final String key;
  private String answer = "";

  public Caller(int port, String key) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.key = key;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a batch; the status of the answer. */
  public int post(String body) throws IOException {
    return post("/v1/batch", body.getBytes(UTF_8));
  }

  /** Sends a body; the status of the answer. */
  public int post(String path, byte[] body) throws IOException {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: crash\r\nX-Write-Key: "
            + key
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] whole = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(ISO_8859_1), 0, whole, 0, head.length());
    System.arraycopy(body, 0, whole, head.length(), body.length);
    socket.getOutputStream().write(whole);
    return answered();
  }

  /** What the last answer said. */
  public String answer() {
    return answer;
  }

  private int answered() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()));
      }
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("The answer was cut off.");
    }
    answer = new String(body, UTF_8);
    return status;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("There is no answer.");
      }
      line.append((char) c);
    }
    line.setLength(line.length() - 1);
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
