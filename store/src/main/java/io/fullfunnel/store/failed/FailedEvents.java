package io.fullfunnel.store.failed;

import io.fullfunnel.store.data.AtomicFile;
import io.fullfunnel.store.fault.Failpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a workspace that were refused where they arrived and are kept: a file a day, no
 * more days and bytes than is said. Thread-safe.
 */
public final class FailedEvents {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** So many of one key and reason are kept of a day. */
  private static final int MOST_A_DAY = 1_000;

  private final Path folder;
  private final Supplier<Kept> limits;
  private final InstantSource clock;
  private final FailedActs acts;

  /** What is known of each day; null until somebody asks. */
  private final Map<LocalDate, Day> days = new TreeMap<>();

  private boolean known;

  /**
   * @param folder {@code failed} in the workspace's folder; made at first use
   */
  public FailedEvents(Path folder, Supplier<Kept> limits, InstantSource clock) {
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
    this.acts = new FailedActs(folder);
  }

  /** What was done with them. */
  public FailedActs acts() {
    return acts;
  }

  /**
   * How much is kept.
   *
   * @param days after which an event is dropped; 0 keeps none
   * @param megabytes that all of them take on disk
   */
  public record Kept(int days, int megabytes) {
    public Kept {
      if (days < 0 || days > 366) {
        throw new IllegalArgumentException(
            "Failed events are kept for 0 to 366 days, not " + days + ".");
      }
      if (megabytes < 1 || megabytes > 256) {
        throw new IllegalArgumentException(
            "Failed events take 1 to 256 MB, not " + megabytes + ".");
      }
    }

    /** Two weeks, 64 MB. */
    public static Kept usual() {
      return new Kept(14, 64);
    }
  }

  /** What a day's file holds. */
  private static final class Day {
    long events;
    long bytes;
    final Map<String, Integer> byKeyAndCode = new HashMap<>();

    void add(FailedEvent event, int frame) {
      events++;
      bytes += frame;
      byKeyAndCode.merge(group(event), 1, Integer::sum);
    }

    static String group(FailedEvent event) {
      return event.key() + ' ' + event.code();
    }
  }

  /**
   * Keeps what is not too much.
   *
   * @param sequence of the record in the journal that counts them as refused
   * @param wanted asked of each when nothing is taken out: what is erased before is erased, and
   *     what comes after it is asked then
   * @return how many are kept from now on
   */
  public synchronized int add(
      long sequence, List<FailedEvent.Draft> all, Predicate<FailedEvent.Draft> wanted)
      throws IOException {
    Kept most = limits.get();
    List<FailedEvent.Draft> drafts = all.stream().filter(wanted).toList();
    if (most.days() == 0 || drafts.isEmpty()) {
      return 0;
    }
    know();
    Files.createDirectories(folder);
    Map<LocalDate, List<FailedEvent>> byDay = new TreeMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      FailedEvent event = drafts.get(i).with(new FailedId(sequence, i + 1));
      byDay.computeIfAbsent(day(event.receivedMillis()), d -> new ArrayList<>()).add(event);
    }
    int kept = 0;
    for (Map.Entry<LocalDate, List<FailedEvent>> each : byDay.entrySet()) {
      kept += append(each.getKey(), each.getValue(), (long) most.megabytes() << 20);
    }
    return kept;
  }

  private int append(LocalDate date, List<FailedEvent> events, long most) throws IOException {
    Day day = days.getOrDefault(date, new Day());
    Day more = new Day();
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    long room = most - bytes();
    for (FailedEvent event : events) {
      String group = Day.group(event);
      int already =
          day.byKeyAndCode.getOrDefault(group, 0) + more.byKeyAndCode.getOrDefault(group, 0);
      byte[] frame = DayFile.frame(event);
      if (already < MOST_A_DAY && more.bytes + frame.length <= room) {
        more.add(event, frame.length);
        frames.write(frame);
      }
    }
    if (more.events > 0) {
      DayFile.append(file(date), frames.toByteArray());
      more.byKeyAndCode.forEach((group, n) -> day.byKeyAndCode.merge(group, n, Integer::sum));
      day.events += more.events;
      day.bytes += more.bytes;
      days.put(date, day);
    }
    return (int) more.events;
  }

  private long bytes() {
    long sum = 0;
    for (Day day : days.values()) {
      sum += day.bytes;
    }
    return sum;
  }

  /** How many are kept now. */
  public synchronized long size() throws IOException {
    know();
    long sum = 0;
    for (Day day : days.values()) {
      sum += day.events;
    }
    return sum;
  }

  /** Hands over what is kept, the latest day first; nobody waits for the visitor. */
  public void visit(FailedEvent.Visitor visitor) throws IOException {
    for (LocalDate date : known().reversed()) {
      try {
        DayFile.read(file(date), visitor);
      } catch (NoSuchFileException gone) {
        // the last of that day was let go meanwhile
      }
    }
  }

  private synchronized List<LocalDate> known() throws IOException {
    know();
    return new ArrayList<>(days.keySet());
  }

  /** Lets go of some; tells how many of them were there. */
  public synchronized int remove(Set<FailedId> some) throws IOException {
    know();
    int removed = 0;
    for (LocalDate date : some.isEmpty() ? List.<LocalDate>of() : List.copyOf(days.keySet())) {
      removed += remove(date, event -> some.contains(event.id()), false);
    }
    return removed;
  }

  /**
   * Lets go of those of erased people, of what is damaged, and of what was done, whose rules may
   * hold an id; tells how many events went.
   */
  public synchronized int erase(Predicate<FailedEvent> theirs) throws IOException {
    know();
    int removed = 0;
    for (LocalDate date : List.copyOf(days.keySet())) {
      removed += remove(date, theirs, true);
    }
    acts.clear();
    return removed;
  }

  /**
   * @param whole whether also what cannot be read goes
   */
  private int remove(LocalDate date, Predicate<FailedEvent> some, boolean whole)
      throws IOException {
    Day left = new Day();
    int[] removed = {0};
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    DayFile.read(
        file(date),
        event -> {
          if (some.test(event)) {
            removed[0]++;
          } else {
            byte[] frame = DayFile.frame(event);
            left.add(event, frame.length);
            frames.write(frame);
          }
        });
    if (removed[0] == 0 && !(whole && left.bytes < Files.size(file(date)))) {
      return 0;
    }
    if (left.events == 0) {
      forget(date);
    } else {
      AtomicFile.write(file(date), frames.toByteArray());
      days.put(date, left);
    }
    Failpoint.K2.here();
    return removed[0];
  }

  /** Lets go of what is too old. */
  public synchronized void sweep() throws IOException {
    know();
  }

  /** Writes somewhere. */
  public interface Copy {
    void file(String name, InputStream content) throws IOException;
  }

  /** Copies what is kept as it is now; nobody who wants to keep something waits for it. */
  public void copyTo(Copy copy) throws IOException {
    for (LocalDate date : known()) {
      try (InputStream content = content(date)) {
        if (content != null) {
          copy.file(date.toString(), content);
        }
      }
    }
    acts.copyTo(copy);
  }

  /** What is in a day's file now: no half of what is being added to it. */
  private synchronized @Nullable InputStream content(LocalDate date) throws IOException {
    if (!days.containsKey(date)) {
      return null; // let go of meanwhile
    }
    InputStream in = Files.newInputStream(file(date));
    return new Beginning(in, Files.size(file(date)));
  }

  /** Looks at the files once, and lets go of what is too old. */
  private void know() throws IOException {
    if (!known) {
      days.clear();
      for (LocalDate date : dates()) {
        Day day = new Day();
        long whole = DayFile.read(file(date), event -> day.add(event, DayFile.frame(event).length));
        DayFile.cut(file(date), whole);
        days.put(date, day);
      }
      known = true;
    }
    LocalDate oldest = day(clock.millis()).minusDays(Math.max(0, limits.get().days() - 1));
    for (LocalDate date : List.copyOf(days.keySet())) {
      if (date.isBefore(oldest) || limits.get().days() == 0) {
        forget(date);
      }
    }
  }

  private List<LocalDate> dates() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> DAY.matcher(name).matches())
          .sorted()
          .map(LocalDate::parse)
          .toList();
    }
  }

  private void forget(LocalDate date) throws IOException {
    Files.deleteIfExists(file(date));
    AtomicFile.syncDirectory(folder);
    days.remove(date);
  }

  private Path file(LocalDate date) {
    return folder.resolve(date.toString());
  }

  private static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
