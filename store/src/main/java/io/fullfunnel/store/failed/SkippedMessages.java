package io.fullfunnel.store.failed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Marks of messages in the journal that a reader cannot take: all readers from that one on pass
 * them over. A sealed file; one thread at a time.
 */
public final class SkippedMessages {
  private static final System.Logger LOGGER = System.getLogger(SkippedMessages.class.getName());
  private static final int SENTENCE = 300;
  private static final int FIELDS = 5;

  private final Path file;
  private final Map<Long, Mark> marks = new TreeMap<>();
  private boolean changed;

  private SkippedMessages(Path file) {
    this.file = file;
  }

  /**
   * A message that is passed over.
   *
   * @param record sequence of the first message of its record
   * @param importNumber the import it belongs to, 0 if none
   * @param sentence why
   */
  public record Mark(long sequence, long record, long importNumber, Stage stage, String sentence) {}

  /** Which reader could not take it; those behind it do not see it. */
  public enum Stage {
    MESSAGE,
    ADMISSION,
    TIMELINES,
    TABLE;

    /** As lists name it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The marks in a workspace's folder; a damaged file is as good as none: they are found again. */
  public static SkippedMessages open(Path file) throws IOException {
    SkippedMessages opened = new SkippedMessages(file);
    try {
      for (String line : new String(SealedFile.read(file), UTF_8).lines().toList()) {
        Mark mark = mark(line);
        opened.marks.put(mark.sequence(), mark);
      }
    } catch (NoSuchFileException none) {
      return opened;
    } catch (DamagedException | IllegalArgumentException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Marks of failed messages are found again.", e);
      opened.marks.clear();
    }
    return opened;
  }

  private static Mark mark(String line) {
    String[] fields = line.split("\t", FIELDS);
    return new Mark(
        Long.parseLong(fields[0]),
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2]),
        Stage.valueOf(fields[3]),
        fields[4]);
  }

  /** Marks a message. */
  public void add(long sequence, long record, long importNumber, Stage stage, String why) {
    String line = why.replaceAll("\\s+", " ");
    String cut = line.length() <= SENTENCE ? line : line.substring(0, SENTENCE) + "…";
    Mark mark = new Mark(sequence, record, importNumber, stage, cut);
    changed |= !mark.equals(marks.put(sequence, mark));
  }

  /** Takes a mark away: the message is gone. */
  public void remove(long sequence) {
    changed |= marks.remove(sequence) != null;
  }

  /** The mark of a message; null if it has none. */
  public @Nullable Mark find(long sequence) {
    return marks.isEmpty() ? null : marks.get(sequence);
  }

  /** All marks, in the order of the journal. */
  public List<Mark> list() {
    return new ArrayList<>(marks.values());
  }

  /** Makes them durable. */
  public void save() throws IOException {
    if (!changed) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (Mark mark : marks.values()) {
      text.append(mark.sequence())
          .append('\t')
          .append(mark.record())
          .append('\t')
          .append(mark.importNumber())
          .append('\t')
          .append(mark.stage())
          .append('\t')
          .append(mark.sentence())
          .append('\n');
    }
    SealedFile.write(file, text.toString().getBytes(UTF_8));
    changed = false;
  }
}
