package io.fullfunnel.bench.crash;

import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.workspace.Workspace;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The process that is killed. What it prints it has done. */
final class Victim {
  private static final long NANOS_PER_MESSAGE =
      TimeUnit.SECONDS.toNanos(1) * Message.CLIENTS / Long.getLong("crash.rate", 7_000);

  private final Workspace workspace;

  private Victim(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Arguments: data directory, what to do, and with what. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (Shop shop = Shop.open(Path.of(arguments[0]))) {
      Victim victim = new Victim(shop.workspace());
      switch (arguments[1]) {
        case "load" -> victim.load(arguments);
        case "careless" -> victim.careless(Integer.parseInt(arguments[2]));
        case "import" -> {
          say("begins");
          shop.bring(Path.of(arguments[2]));
          say("imported");
        }
        case "undo" -> {
          shop.workspace().undo(Long.parseLong(arguments[2]));
          say("undone");
        }
        case "leave" -> {
          victim.leave();
          Runtime.getRuntime().halt(0); // nothing is closed: the write-ahead log stays
        }
        case "hold" -> {
          say("held");
          System.in.read();
        }
        default -> throw new IllegalArgumentException(arguments[1]);
      }
    }
  }

  /** Clients send, readers follow; arguments: most batches, then each client's first batch. */
  private void load(String[] arguments) throws IOException, InterruptedException {
    int most = Integer.parseInt(arguments[2]);
    CountDownLatch sending = new CountDownLatch(Message.CLIENTS);
    for (int client = 0; client < Message.CLIENTS; client++) {
      int number = client;
      int first = Integer.parseInt(arguments[client + 3]);
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            send(number, first, most);
            sending.countDown();
          });
    }
    for (int round = 0; sending.getCount() > 0; round++) {
      workspace.catchUp();
      if (round % 8 == 7) {
        workspace.snapshot();
      }
    }
    workspace.catchUp();
  }

  /** Says that events are safe before the disk has them. */
  private void careless(int most) throws IOException, InterruptedException {
    for (int batch = 0; batch < most; batch++) {
      List<Message> messages = Message.batch(0, batch);
      workspace.journal().append(EventLog.Kind.EVENTS, messages.size(), Message.body(messages));
      say("0 " + batch);
      TimeUnit.NANOSECONDS.sleep(NANOS_PER_MESSAGE * messages.size());
    }
  }

  private void send(int client, int first, int most) {
    try {
      long due = System.nanoTime();
      for (int batch = first; batch < first + most; batch++) {
        List<Message> messages = Message.batch(client, batch);
        byte[] body = Message.body(messages);
        workspace.journal().append(EventLog.Kind.EVENTS, messages.size(), body);
        workspace.journal().sync();
        say(client + " " + batch);
        due += NANOS_PER_MESSAGE * messages.size();
        long early = due - System.nanoTime();
        if (early > 0) {
          TimeUnit.NANOSECONDS.sleep(early);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adds to an open table and ends without closing it. */
  private void leave() throws IOException {
    for (int client = 2; client < 4; client++) {
      for (int batch = 0; batch < 6; batch++) {
        List<Message> messages = Message.batch(client, batch);
        workspace.journal().append(EventLog.Kind.EVENTS, messages.size(), Message.body(messages));
      }
      workspace.journal().sync();
      workspace.catchUp();
    }
  }

  private static void say(String line) throws IOException {
    new FileOutputStream(FileDescriptor.out)
        .write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
