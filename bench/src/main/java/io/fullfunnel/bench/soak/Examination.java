package io.fullfunnel.bench.soak;

import io.fullfunnel.bench.crash.Findings;
import io.fullfunnel.bench.crash.Message;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.ObjectMapper;

/** What is there after a soak, beside what was sent. Ends at the first thing that differs. */
final class Examination {
  static final String RIGHT = "right";
  static final String SKEWED = "skewed";
  private static final Pattern ID = Pattern.compile("c(\\d+)-b(\\d+)-(\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECOND = 1_000;

  private final Path data;
  private final Senders senders;
  private final Map<Long, List<Message>> batches = new HashMap<>();
  private long farthest;
  private long late;

  Examination(Path data, Senders senders) {
    this.data = data;
    this.senders = senders;
  }

  /** Looks, and tells what was found, in a line. */
  String line() throws IOException {
    long sent = 0;
    for (int client = 0; client < Message.CLIENTS; client++) {
      for (int batch = 0; batch < senders.acknowledged(client); batch++) {
        sent += Message.size(client, batch);
      }
    }
    try (DataDirectory directory = DataDirectory.open(data)) {
      Workspaces all = new Workspaces(directory);
      String right = look(all, RIGHT, sent);
      String skewed = look(all, SKEWED, sent);
      return "%s; %s; times of skewed clients off by more than a second: %d, at most %d ms"
          .formatted(right, skewed, late, farthest);
    }
  }

  private String look(Workspaces all, String name, long sent) throws IOException {
    try (Workspace workspace = all.open(name)) {
      workspace.catchUp();
      Map<Long, BitSet> found = new HashMap<>();
      List<String> wrong = new ArrayList<>();
      long[] counted = new long[2];
      workspace
          .table()
          .forEach(event -> {
            Matcher id = ID.matcher(String.valueOf(event.messageId()));
            if (id.matches()) {
              counted[0]++;
              see(event, id, found, wrong, name.equals(SKEWED));
            } else {
              counted[1]++; // of active clients
            }
          });
      Check check = workspace.check();
      refuse(!wrong.isEmpty(), name, wrong);
      refuse(counted[0] != sent, name, sent + " events were sent, " + counted[0] + " are there");
      refuse(!check.balanced() || !check.wrong().isEmpty(), name, check);
      refuse(check.failed() > 0 || check.pending() > 0, name, check);
      if (name.equals(RIGHT)) {
        // an answer that was lost is no reason not to count
        long sure = senders.wrongRefused.get();
        refuse(check.refused() < sure, name, check);
        refuse(check.refused() > senders.wrongSent.get(), name, check);
        List<Message> sentOnes = new ArrayList<>();
        batches.values().forEach(sentOnes::addAll);
        List<Long> plain = Findings.reached(sentOnes);
        List<Long> funnel = Findings.reached(workspace);
        refuse(!plain.equals(funnel), name, plain + " by counting, " + funnel);
      }
      return String.format(
          Locale.ROOT,
          "%s: received %,d = refused %,d + duplicate %,d + present %,d; lost 0, doubled 0",
          name,
          check.received(),
          check.refused(),
          check.duplicate(),
          check.present());
    }
  }

  private void see(
      Event event, Matcher id, Map<Long, BitSet> found, List<String> wrong, boolean skewed) {
    int client = Integer.parseInt(id.group(1));
    int batch = Integer.parseInt(id.group(2));
    int index = Integer.parseInt(id.group(3));
    long place = ((long) client << 32) | batch;
    Message sent = batches.computeIfAbsent(place, p -> Message.batch(client, batch)).get(index);
    BitSet there = found.computeIfAbsent(place, p -> new BitSet());
    if (there.get(index)) {
      wrong.add(event.messageId() + " is there twice");
    }
    there.set(index);
    String said = sent.name().isEmpty() ? event.traits() : event.properties();
    String text = JSON.readTree(String.valueOf(said)).path("text").asString();
    if (!event.name().equals(sent.name())
        || !text.equals(Texts.kept(Texts.text(Senders.textOf(sent))))) {
      wrong.add("sent " + sent + ", found " + event);
    }
    long off = Math.abs(event.timeMillis() - sent.millis());
    if (skewed) {
      farthest = Math.max(farthest, off);
      late += off > SECOND ? 1 : 0;
    } else if (off > 0) {
      wrong.add(sent.id() + " is off by " + off + " ms");
    }
  }

  private static void refuse(boolean wrong, String where, Object what) {
    if (wrong) {
      throw new IllegalStateException(where + ": " + what);
    }
  }
}
