package io.fullfunnel.store.arrivals;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What arrived, from which source and when: a reader of the journal with a position of its own. It
 * reads on whenever it is asked. Thread-safe.
 */
public final class Arrivals {
  private static final System.Logger LOGGER = System.getLogger(Arrivals.class.getName());

  /** So many of the last messages are held. */
  public static final int LATEST = 200;

  /** Their bytes together. */
  private static final long LATEST_BYTES = 1 << 20;

  /** So far back the last messages are looked for after a start. */
  private static final long LOOK_BACK = 20_000;

  private static final long SAVE_EVERY = 100_000;

  /** Characters of a name that are kept. */
  private static final int NAME = 200;

  private final EventLog log;
  private final ArrivalsFile file;
  private final EventDecoder decoder = new EventDecoder();
  private final Map<Source, Arriving> sources = new LinkedHashMap<>();
  private final Deque<Arrived> latest = new ArrayDeque<>();
  private long latestBytes;

  /** Whether the last messages before this was opened have been looked for. */
  private boolean filled;

  private long position;
  private long saved;

  private Arrivals(EventLog log, ArrivalsFile file) {
    this.log = log;
    this.file = file;
  }

  /** Opens the reader of a journal; its file lies in the workspace's folder. */
  public static Arrivals open(Path folder, EventLog log) throws IOException {
    Arrivals opened = new Arrivals(log, new ArrivalsFile(folder));
    ArrivalsFile.Kept kept = opened.file.read();
    if (kept.position() <= log.end()) {
      opened.sources.putAll(kept.sources());
      opened.position = kept.position();
      opened.saved = kept.position();
    }
    return opened;
  }

  /** All sources up to the journal's end, in the order in which they first sent. */
  public synchronized List<Arriving> sources() throws IOException {
    read();
    return sources.values().stream()
        .map(each -> new Arriving(each.source(), each.events(), each.last(), each.course().copy()))
        .toList();
  }

  /** The last messages that came otherwise than in files, the latest first. */
  public synchronized List<Arrived> latest() throws IOException {
    read();
    List<Arrived> listed = new ArrayList<>(latest);
    return listed.reversed();
  }

  /** Forgets the last messages: somebody was erased, and they are read again from the journal. */
  public synchronized void forget() {
    latest.clear();
    latestBytes = 0;
    filled = false;
  }

  /** Keeps on disk how far it is. */
  public synchronized void save() throws IOException {
    if (position > saved) {
      file.write(position, sources.values(), sources.size());
      saved = position;
    }
  }

  private void read() throws IOException {
    long end = log.end();
    if (filled && position == end) {
      return;
    }
    boolean filling = !filled;
    if (filling) {
      latest.clear();
      latestBytes = 0;
    }
    long holdFrom = Math.max(0, end - LOOK_BACK);
    Map<Source, Latter> last = new HashMap<>();
    try (EventLog.Cursor cursor = log.read(filling ? Math.min(position, holdFrom) : position)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (entry.kind() == EventLog.Kind.EVENTS) {
          boolean fresh = entry.sequence() >= position;
          take(entry, fresh, (fresh || filling) && entry.end() > holdFrom, last);
        }
        position = Math.max(position, entry.end());
      }
    }
    filled = true;
    last.forEach(this::name);
    if (position - saved >= SAVE_EVERY) {
      save();
    }
  }

  /** The last record of a source: only of the very last one the name is looked for. */
  private record Latter(EventLog.Entry entry, long receivedMillis) {}

  private void take(EventLog.Entry entry, boolean fresh, boolean held, Map<Source, Latter> last) {
    BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
    Source source = new Source(batch.envelope().from(), batch.envelope().key());
    long received = batch.envelope().receivedMillis();
    if (fresh) {
      Arriving before = sources.get(source);
      Course course = before == null ? Course.empty() : before.course();
      course.add(received, entry.count());
      long events = (before == null ? 0 : before.events()) + entry.count();
      Last was = before == null ? new Last(received, "", "") : before.last();
      sources.put(source, new Arriving(source, events, was, course));
      last.put(source, new Latter(entry, received));
    }
    if (held && batch.envelope().importNumber() == 0) {
      hold(source, received, entry.sequence(), batch);
    }
  }

  private void hold(Source source, long received, long first, BatchBody.Cursor batch) {
    for (long sequence = first; batch.next(); sequence++) {
      if (Tombstone.is(batch)) {
        continue;
      }
      int from = batch.offset();
      byte[] message = Arrays.copyOfRange(batch.bytes(), from, from + batch.length());
      latest.addLast(new Arrived(sequence, source, received, message));
      latestBytes += message.length;
      while (latest.size() > LATEST || (latestBytes > LATEST_BYTES && latest.size() > 1)) {
        latestBytes -= latest.removeFirst().message().length;
      }
    }
  }

  /** Notes what the last event of a source was called. */
  private void name(Source source, Latter latter) {
    BatchBody.Cursor batch = new BatchBody.Cursor(latter.entry().body());
    int offset = 0;
    int length = 0;
    while (batch.next()) {
      if (!Tombstone.is(batch)) {
        offset = batch.offset();
        length = batch.length();
      }
    }
    Arriving each = sources.get(source);
    if (each != null) {
      Last last = last(latter.receivedMillis(), batch.bytes(), offset, length);
      sources.put(source, new Arriving(source, each.events(), last, each.course()));
    }
  }

  private Last last(long received, byte[] bytes, int offset, int length) {
    try {
      Event event = decoder.decode(0, 0, 0, received, bytes, offset, length);
      return new Last(received, event.type().name().toLowerCase(Locale.ROOT), cut(event.name()));
    } catch (IllegalArgumentException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "The last message of a source cannot be read", e);
      return new Last(received, "", "");
    }
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME));
  }
}
