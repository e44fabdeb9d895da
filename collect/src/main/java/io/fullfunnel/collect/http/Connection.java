package io.fullfunnel.collect.http;

import io.fullfunnel.collect.Answer;
import io.fullfunnel.collect.Dialects;
import io.fullfunnel.collect.Limits;
import io.fullfunnel.collect.Route;
import io.fullfunnel.collect.Snippet;
import io.fullfunnel.collect.TrackRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: requests one after another, each answered before the next is read.
 * Belongs to one loop and its thread.
 */
final class Connection {
  private static final System.Logger LOGGER = System.getLogger(Connection.class.getName());

  static final String TOO_LARGE =
      "A body has at most 500 KB. Send several smaller ones; nothing of this one was taken.";

  private static final int LONGEST_HEAD = 16 << 10;

  /** Bytes that may come ahead of an answer; then the client waits. */
  private static final int AHEAD = 64 << 10;

  /** Bytes of room that a connection keeps while nothing comes. */
  private static final int KEPT = 4 << 10;

  private static final byte[] NOTHING = {};

  private final SocketChannel channel;
  private final SelectionKey selection;
  private final Loop loop;
  private final @Nullable InetAddress peer;
  private final Deque<ByteBuffer> out = new ArrayDeque<>();

  /** What came and was not read yet: {@code in[0, have)}. */
  private byte[] in = NOTHING;

  private int have;
  private int searched;
  private @Nullable RequestHead head;
  private @Nullable Chunks chunks;

  /** Bytes that left {@code in} for a request that is not whole yet; they count as held. */
  private int gathered;

  /** Bytes of answers that the client did not take so far; they count as held too. */
  private int unsent;

  private boolean waiting;
  private boolean lastAnswer;
  private boolean ended;
  private long since;

  Connection(SocketChannel channel, SelectionKey selection, Loop loop) throws IOException {
    this.channel = channel;
    this.selection = selection;
    this.loop = loop;
    this.peer =
        channel.getRemoteAddress() instanceof InetSocketAddress address
            ? address.getAddress()
            : null;
    this.since = System.nanoTime();
  }

  /** Reads what is there, and as far as whole requests are there, has them taken. */
  void read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    int got = channel.read(buffer);
    if (got < 0) {
      ended = true;
      if (!waiting && out.isEmpty()) {
        close();
      } else {
        interest();
      }
      return;
    }
    if (lastAnswer) {
      return; // nothing more is read on this connection
    }
    if (have == 0 && head == null && !waiting && out.isEmpty()) {
      since = System.nanoTime();
    }
    if (!loop.hold(got)) {
      refuse(Answer.busy("Too much is under way at the moment. Send it again."));
      return;
    }
    room(got);
    buffer.flip().get(in, have, got);
    have += got;
    proceed();
    interest();
  }

  private void room(int more) {
    if (have + more > in.length) {
      in = Arrays.copyOf(in, Math.max(have + more, Math.min(in.length * 2, Limits.BODY)));
    }
  }

  /** Takes whole requests, until one has to be waited for. */
  private void proceed() throws IOException {
    try {
      // who does not take the answers gets no more of them
      while (!waiting && !lastAnswer && out.isEmpty() && isOpen() && step()) {
        // one request more
      }
    } catch (BadRequestException e) {
      refuse(Answer.problem(e.status(), e.code(), e.sentence()));
    }
  }

  /** Tells whether a request was taken. */
  private boolean step() throws BadRequestException, IOException {
    RequestHead now = head;
    if (now == null) {
      now = head();
      if (now == null) {
        return false;
      }
      head = now;
      begin(now);
    }
    byte[] body = body(now);
    if (body == null) {
      return false;
    }
    head = null;
    chunks = null;
    loop.release(gathered);
    gathered = 0;
    since = System.nanoTime();
    handle(now, body);
    return true;
  }

  private @Nullable RequestHead head() throws BadRequestException {
    int from = 0;
    while (from + 1 < have && in[from] == '\r' && in[from + 1] == '\n') {
      from += 2; // an empty line before a request is a client's habit
    }
    for (int i = Math.max(from, searched - 3); i + 3 < have; i++) {
      if (in[i] == '\r' && in[i + 1] == '\n' && in[i + 2] == '\r' && in[i + 3] == '\n') {
        if (i - from > LONGEST_HEAD) {
          break;
        }
        RequestHead read = RequestHead.read(in, from, i + 4);
        shift(i + 4);
        return read;
      }
    }
    searched = have;
    if (have > LONGEST_HEAD) {
      throw new BadRequestException(431, "headers", "The request's head has more than 16 KB.");
    }
    return null;
  }

  private void begin(RequestHead now) throws BadRequestException, IOException {
    if (now.length() > Limits.BODY) {
      throw new BadRequestException(413, "too_large", TOO_LARGE);
    }
    chunks = now.chunked() ? new Chunks() : null;
    if (now.expectsContinue() && have == 0) {
      send(ByteBuffer.wrap(HttpAnswer.CONTINUE));
    }
  }

  /** The whole body, or null if more of it is to come. */
  private byte @Nullable [] body(RequestHead now) throws BadRequestException {
    Chunks coming = chunks;
    if (coming != null) {
      shift(coming.take(in, 0, have));
      return coming.isDone() ? coming.body() : null;
    }
    int length = (int) Math.max(0, now.length());
    if (have < length) {
      return null;
    }
    byte[] body = Arrays.copyOf(in, length);
    shift(length);
    return body;
  }

  /** Goes on behind so many bytes of {@code in}; what stays takes no more room than it counts. */
  private void shift(int bytes) {
    gathered += bytes;
    have -= bytes;
    searched = 0;
    if (in.length > KEPT && have < in.length / 4) {
      in = have == 0 ? NOTHING : Arrays.copyOfRange(in, bytes, bytes + have);
    } else {
      System.arraycopy(in, bytes, in, 0, have);
    }
  }

  private void handle(RequestHead now, byte[] body) throws BadRequestException, IOException {
    // an answer to HEAD has no body; ours have, so that nothing may follow them
    lastAnswer = !now.keepsAlive() || loop.isStopping() || now.method().equals("HEAD");
    Route route = Route.find(now.path());
    if (Dialects.isPath(now.path())) {
      handleDialect(now, body);
    } else if (route == null) {
      send(loop.other(now, body, peer, !lastAnswer));
    } else if (now.method().equals("OPTIONS")) {
      send(HttpAnswer.preflight(!lastAnswer, loop.date()));
    } else if (!now.method().equals("POST")) {
      answer(Answer.problem(405, "method", "Events are sent with POST."));
    } else {
      InetAddress client = loop.forwarded().client(peer, now.forwardedFor());
      TrackRequest request =
          new TrackRequest(
              route,
              body,
              now.gzip(),
              now.key(),
              client,
              now.headers().get("user-agent"),
              TrackRequest.objects(now.headers().get("sec-gpc"), now.headers().get("dnt")),
              now.headers().get("origin"));
      waiting = true;
      Answer answer = loop.collector().take(request, later -> loop.finished(this, later));
      if (answer != null) {
        answered(answer);
      }
    }
  }

  private void handleDialect(RequestHead now, byte[] body) throws BadRequestException, IOException {
    Dialects.Call call =
        new Dialects.Call(
            now.method(),
            now.path(),
            now.query(),
            body,
            now.gzip(),
            now.headers()::get,
            loop.forwarded().client(peer, now.forwardedFor()));
    waiting = true;
    Snippet.Reply reply =
        loop.collector().dialects().take(call, later -> loop.finished(this, later));
    if (reply != null) {
      answered(reply);
    }
  }

  /** The collector's answer, in this connection's thread. */
  void answered(Answer answer) throws IOException {
    waiting = false;
    answer(answer);
  }

  /** The reply to what came in another dialect, in this connection's thread. */
  void answered(Snippet.Reply reply) throws IOException {
    waiting = false;
    send(HttpAnswer.of(reply, !lastAnswer, loop.date()));
  }

  /** Goes on with requests that came meanwhile. */
  void resume() throws IOException {
    if (have > 0 && isOpen()) {
      proceed();
    }
    if (ended && !waiting && out.isEmpty()) {
      close();
    } else if (isOpen()) {
      interest();
    }
  }

  private void answer(Answer answer) throws IOException {
    send(loop.wire(answer, !lastAnswer));
  }

  /** Answers what cannot be read as a request; where the next one begins is not known. */
  private void refuse(Answer answer) throws IOException {
    lastAnswer = true;
    forget();
    answer(answer);
  }

  private void send(ByteBuffer bytes) throws IOException {
    if (out.isEmpty()) {
      channel.write(bytes);
    }
    int left = bytes.remaining();
    if (left > 0) {
      if (!loop.hold(left)) {
        close(); // it can ask again when there is room for the answer
        return;
      }
      unsent += left;
      since = out.isEmpty() ? System.nanoTime() : since;
      out.add(bytes);
    }
    written();
  }

  /** Writes what the client did not take so far. */
  void write() throws IOException {
    while (!out.isEmpty()) {
      ByteBuffer next = out.getFirst();
      int taken = channel.write(next);
      loop.release(taken);
      unsent -= taken;
      if (next.hasRemaining()) {
        break;
      }
      out.removeFirst();
    }
    written();
    resume();
  }

  private void written() throws IOException {
    if (!isOpen()) {
      return;
    }
    if (out.isEmpty() && lastAnswer && !waiting) {
      channel.shutdownOutput(); // what the client still sends must not destroy the answer
      if (ended) {
        close();
      }
    }
    interest();
  }

  private void interest() {
    if (!selection.isValid()) {
      return;
    }
    boolean held = have > AHEAD && (waiting || !out.isEmpty());
    int read = ended || held ? 0 : SelectionKey.OP_READ;
    int wanted = read | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE);
    if (selection.interestOps() != wanted) {
      selection.interestOps(wanted);
    }
  }

  /** Ends a connection whose client lets us wait for too long. */
  void look(long now, Patience patience) throws IOException {
    long waited = now - since;
    if (waiting) { // it is our turn, but an answer that was lost must not keep it for ever
      if (waited > patience.ours()) {
        close();
      }
    } else if (lastAnswer || !out.isEmpty()) {
      if (waited > patience.body()) {
        close();
      }
    } else if (head == null && have == 0) {
      if (waited > patience.idle() || loop.isStopping()) {
        close();
      }
    } else if (waited > (head == null ? patience.head() : patience.body())) {
      since = now;
      refuse(Answer.problem(408, "timeout", "The request did not come in time."));
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Whether nothing of it is under way. */
  boolean isIdle() {
    return !waiting && out.isEmpty();
  }

  /** Ends it, now. */
  void close() {
    forget();
    loop.release(unsent);
    unsent = 0;
    out.clear();
    selection.cancel();
    try {
      channel.close();
    } catch (IOException gone) {
      LOGGER.log(System.Logger.Level.DEBUG, "A connection ended twice.", gone);
    }
  }

  private void forget() {
    loop.release(have + gathered);
    have = 0;
    gathered = 0;
    in = NOTHING;
    head = null;
    chunks = null;
  }
}
