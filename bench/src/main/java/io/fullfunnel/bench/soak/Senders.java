package io.fullfunnel.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.bench.crash.Caller;
import io.fullfunnel.bench.crash.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Normal load: clients that send numbered batches until each is acknowledged, most of them more
 * than once. Each sends to two workspaces with the same messageIds; in the second one its clock is
 * wrong by years, and it says so.
 */
final class Senders {
  /** Events of a call at most. */
  private static final int MOST = 100;

  private static final int LONGEST_MILLIS = 10_000;
  private static final long YEAR_MILLIS = TimeUnit.DAYS.toMillis(365);

  private final Keys keys;
  private final IntSupplier port;
  private final long nanosPerMessage;
  private final AtomicLong[] next = new AtomicLong[Message.CLIENTS];
  private final List<Thread> threads = new ArrayList<>();
  private final int[] times = new int[LONGEST_MILLIS + 1];
  private volatile boolean stopping;

  final AtomicLong again = new AtomicLong();
  final AtomicLong wrongSent = new AtomicLong();
  final AtomicLong wrongRefused = new AtomicLong();
  final AtomicLong interrupted = new AtomicLong();
  final AtomicLong busy = new AtomicLong();
  final AtomicLong events = new AtomicLong();

  /** Of the workspace with right clocks, and of the one with wrong ones. */
  record Keys(String right, String skewed) {}

  /**
   * @param port of the server, or of the bad network before it; may change
   * @param perSecond events
   */
  Senders(Keys keys, IntSupplier port, int perSecond) {
    this.keys = keys;
    this.port = port;
    this.nanosPerMessage = TimeUnit.SECONDS.toNanos(1) * Message.CLIENTS / perSecond;
    for (int client = 0; client < next.length; client++) {
      next[client] = new AtomicLong();
    }
  }

  void start(long seed) {
    for (int client = 0; client < next.length; client++) {
      int number = client;
      threads.add(
          Thread.ofPlatform().start(() -> send(number, new SplittableRandom(seed + number))));
    }
  }

  /** How many batches of a client were acknowledged; all of them, once this has ended. */
  long acknowledged(int client) {
    return next[client].get();
  }

  void stop() throws InterruptedException {
    stopping = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Time in which so many of a thousand calls were answered, in ms, since this was asked last. */
  int millis(int ofThousand) {
    synchronized (times) {
      long all = 0;
      for (int n : times) {
        all += n;
      }
      long before = 0;
      int at = 0;
      while (at < LONGEST_MILLIS && (before += times[at]) * 1_000 < all * ofThousand) {
        at++;
      }
      java.util.Arrays.fill(times, 0);
      return at;
    }
  }

  private void send(int client, SplittableRandom random) {
    long due = System.nanoTime();
    Lines lines = new Lines();
    while (!stopping) {
      int batch = (int) next[client].get();
      List<Message> messages = Message.batch(client, batch);
      for (int from = 0; from < messages.size(); from += MOST) {
        List<Message> some = messages.subList(from, Math.min(messages.size(), from + MOST));
        untilAcknowledged(lines, some, keys.right(), 0);
        untilAcknowledged(lines, some, keys.skewed(), skew(client));
        if (random.nextInt(4) == 0) {
          resend(lines, some, random);
        }
        due += nanosPerMessage * some.size();
        long early = due - System.nanoTime();
        if (early > 0) {
          java.util.concurrent.locks.LockSupport.parkNanos(early);
        } else if (early < -TimeUnit.SECONDS.toNanos(5)) {
          due = System.nanoTime(); // what was not sent while the server was away is not made up for
        }
      }
      next[client].incrementAndGet();
    }
    lines.close();
  }

  /** Milliseconds by which a client's clock is wrong: up to ten years, both ways. */
  static long skew(int client) {
    return (client % 2 == 0 ? 1L : -1L) * (1 + client) * YEAR_MILLIS;
  }

  private void untilAcknowledged(Lines lines, List<Message> messages, String key, long skew) {
    while (true) {
      try {
        Caller caller = lines.to(key);
        long began = System.nanoTime();
        int status = caller.post(batch(messages, skew));
        if (status == 200) {
          events.addAndGet(messages.size());
          took(System.nanoTime() - began);
          return;
        }
        if (status != 503 && status != 408) {
          throw new IllegalStateException("status " + status + ": " + caller.answer());
        }
        busy.incrementAndGet();
        lines.close();
      } catch (IOException e) {
        interrupted.incrementAndGet();
        lines.close();
      }
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private void took(long nanos) {
    int millis = (int) Math.min(LONGEST_MILLIS, TimeUnit.NANOSECONDS.toMillis(nanos));
    synchronized (times) {
      times[millis]++;
    }
  }

  /** Sends what is there already once more, in another shape; and something that is refused. */
  private void resend(Lines lines, List<Message> messages, SplittableRandom random) {
    lines.close();
    try {
      for (int times = random.nextInt(1, 5); times > 0; times--) {
        Caller caller = lines.to(keys.right());
        int to = random.nextInt(1, messages.size() + 1);
        int from = random.nextInt(to);
        caller.post(batch(messages.subList(from, to), 0));
        again.addAndGet(to - from);
        Message one = messages.getFirst();
        boolean track = !one.name().isEmpty();
        byte[] single = line(one, 0).getBytes(UTF_8);
        caller.post(track ? "/v1/track" : "/v1/i", single);
        again.incrementAndGet();
      }
      wrongSent.incrementAndGet();
      if (lines.to(keys.right()).post("/v1/track", "{\"userId\":\"u\"}".getBytes(UTF_8)) == 400) {
        wrongRefused.incrementAndGet();
      }
    } catch (IOException e) {
      interrupted.incrementAndGet();
      lines.close();
    }
  }

  private static String batch(List<Message> messages, long skew) {
    StringBuilder body = new StringBuilder("{\"batch\":[");
    for (Message message : messages) {
      body.append(body.length() == 10 ? "" : ",").append(line(message, skew));
    }
    body.append(']');
    if (skew != 0) {
      Instant sent = Instant.ofEpochMilli(System.currentTimeMillis() + skew);
      body.append(",\"sentAt\":\"").append(sent).append('"');
    }
    return body.append('}').toString();
  }

  /** The event as this client sends it; its text is one that software trips over. */
  private static String line(Message message, long skew) {
    String json = message.json();
    if (skew != 0) {
      String right = Instant.ofEpochMilli(message.millis()).toString();
      json = json.replace(right, Instant.ofEpochMilli(message.millis() + skew).toString());
    }
    String text = Texts.text(textOf(message));
    String quoted = Texts.quoted(text, message.user() % 2 == 0);
    return json.substring(0, json.length() - 2) + ",\"text\":" + quoted + "}}";
  }

  static int textOf(Message message) {
    return (int) (message.millis() % 2_000);
  }

  /** Connections of one client. */
  private final class Lines {
    private @Nullable Caller right;
    private @Nullable Caller skewed;

    Caller to(String key) throws IOException {
      if (key.equals(keys.right())) {
        right = right == null ? new Caller(port.getAsInt(), key) : right;
        return right;
      }
      skewed = skewed == null ? new Caller(port.getAsInt(), key) : skewed;
      return skewed;
    }

    void close() {
      for (Caller caller : new Caller[] {right, skewed}) {
        try {
          if (caller != null) {
            caller.close();
          }
        } catch (IOException gone) {
          interrupted.incrementAndGet();
        }
      }
      right = null;
      skewed = null;
    }
  }
}
