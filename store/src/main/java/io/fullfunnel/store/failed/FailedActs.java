package io.fullfunnel.store.failed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was done with failed events: the last acts, in a sealed file. Thread-safe. */
public final class FailedActs {
  private static final String FILE = "acts";
  private static final int MOST = 200;
  private static final int FIELDS = 6;

  private final Path file;

  /**
   * @param folder where failed events are
   */
  FailedActs(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /**
   * Something that was done.
   *
   * @param by who did it
   * @param what replay or drop
   * @param rule by which rule, as JSON
   * @param events that left by it
   * @param stay events that it was about and that did not pass
   */
  public record Act(Instant at, String by, String what, String rule, long events, long stay) {
    String line() {
      return String.join(
          "\t",
          at.toString(),
          what,
          Long.toString(events),
          Long.toString(stay),
          by.replaceAll("\\s", " "),
          rule.replaceAll("\\s", " "));
    }

    static Act of(String line) {
      String[] fields = line.split("\t", FIELDS);
      return new Act(
          Instant.parse(fields[0]),
          fields[4],
          fields[1],
          fields[5],
          Long.parseLong(fields[2]),
          Long.parseLong(fields[3]));
    }
  }

  /** The last acts, the latest first. */
  public synchronized List<Act> list() throws IOException {
    try {
      return new String(SealedFile.read(file), UTF_8).lines().map(Act::of).toList();
    } catch (NoSuchFileException | DamagedException none) {
      return List.of(); // a list of what was done is not worth an answer less
    }
  }

  synchronized void clear() throws IOException {
    Files.deleteIfExists(file);
  }

  synchronized void copyTo(FailedEvents.Copy copy) throws IOException {
    if (Files.exists(file)) { // it is small, and replaced as a whole
      copy.file(FILE, new ByteArrayInputStream(Files.readAllBytes(file)));
    }
  }

  /** Notes an act. */
  public synchronized void add(Act act) throws IOException {
    List<Act> acts = new ArrayList<>(list());
    acts.addFirst(act);
    StringBuilder text = new StringBuilder();
    acts.stream().limit(MOST).forEach(each -> text.append(each.line()).append('\n'));
    Files.createDirectories(file.getParent());
    SealedFile.write(file, text.toString().getBytes(UTF_8));
  }
}
