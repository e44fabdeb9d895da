package io.fullfunnel.store.fault;

import io.fullfunnel.store.admission.Admission;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.FileLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The process that is killed: clients send numbered batches to a journal, admission follows, and
 * each batch is printed when it is safe. Arguments: data directory, then for each client the number
 * of its first batch. A batch that was not acknowledged is sent again by the next process.
 */
final class CrashLoad {
  static final long SEGMENT = 100_000;
  private static final int COMMIT_EVERY = 2_000;
  private static final int BATCHES = 400;

  private CrashLoad() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
        FileLog log = FileLog.open(journal(data), "shop", SEGMENT);
        Admission admission = Admission.open(admitted(data), data.secret("admission"))) {
      int clients = arguments.length - 1;
      CountDownLatch running = new CountDownLatch(clients);
      for (int client = 0; client < clients; client++) {
        int number = client;
        int first = Integer.parseInt(arguments[client + 1]);
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              send(log, number, first);
              running.countDown();
            });
      }
      while (running.getCount() > 0) {
        follow(log, admission);
      }
    }
  }

  static Path journal(DataDirectory data) {
    return data.workspaces().resolve("shop").resolve("journal");
  }

  static Path admitted(DataDirectory data) {
    return data.workspaces().resolve("shop").resolve("admitted");
  }

  /** The ids of a batch: 1 to 40 of them. */
  static String[] ids(int client, int batch) {
    String[] ids = new String[1 + (client * 31 + batch * 17) % 40];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = "client" + client + "-batch" + batch + "-" + i;
    }
    return ids;
  }

  private static void send(FileLog log, int client, int first) {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try {
      for (int batch = first; batch < first + BATCHES; batch++) {
        String[] ids = ids(client, batch);
        byte[] body = String.join("\n", ids).getBytes(StandardCharsets.UTF_8);
        log.append(EventLog.Kind.EVENTS, ids.length, body);
        log.sync();
        out.write((client + " " + batch + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Lets admission catch up with the journal. */
  static void follow(EventLog log, Admission admission) throws IOException {
    long position = admission.position();
    long committed = position;
    try (EventLog.Cursor cursor = log.read(position)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        String[] ids = new String(entry.body(), StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < ids.length; i++) {
          admission.admit(entry.sequence() + i, ids[i]);
        }
        position = entry.end();
        if (position - committed >= COMMIT_EVERY) {
          admission.commit(position);
          committed = position;
        }
      }
    }
    admission.commit(position);
  }
}
