package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Event.Given;
import io.fullfunnel.store.table.Sheet.Heading;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events, people or deals into a file, whole or not at all: under a temporary name first.
 *
 * <p>Events as ndjson are messages that an import takes as they are. As CSV and Parquet they have a
 * column for each id and given name, and properties and traits as JSON.
 */
final class Export {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final long YEAR_ZERO = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

  private final EventTable table;
  private final Path folder;
  private final long memory;

  /**
   * An export of a table.
   *
   * @param folder the one that a database may write to
   * @param memory bytes that one may take for it
   */
  Export(EventTable table, Path folder, long memory) {
    this.table = table;
    this.folder = folder;
    this.memory = memory;
  }

  long run(Target target, Path to, boolean overwrite, Persons persons) throws IOException {
    Path file = to.toAbsolutePath().normalize();
    String ending = Target.format(to, overwrite);
    String name = file.getFileName().toString();
    boolean parquet = ending.equals("parquet");
    Path made =
        parquet
            ? folder.resolve(UUID.randomUUID() + ".parquet")
            : file.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
    try {
      long rows = write(target, ending, made, persons);
      move(made, file, overwrite);
      return rows;
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private void move(Path made, Path file, boolean overwrite) throws IOException {
    Path near = made;
    try {
      if (made.startsWith(folder)) {
        near = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        Files.copy(made, near);
      }
      if (Files.exists(file) && !overwrite) {
        throw new IOException(file + " has come to be while the export was written");
      }
      Files.move(near, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(file + " cannot be put in place in one step", e);
    } finally {
      Files.deleteIfExists(near);
    }
  }

  private long write(Target target, String ending, Path made, Persons persons) throws IOException {
    boolean messages = ending.equals("ndjson");
    List<Heading> headings =
        switch (target) {
          case EVENTS -> messages ? MESSAGE : EVENT;
          case PEOPLE -> PeopleNow.HEADINGS;
          case DEALS -> DealsNow.HEADINGS;
        };
    try (Sheet sheet = sheet(ending, made, headings)) {
      return switch (target) {
        case EVENTS -> {
          long[] rows = {0};
          table.forEach(event -> {
            sheet.write(messages ? message(event) : row(event));
            rows[0]++;
          });
          yield rows[0];
        }
        case PEOPLE -> {
          PeopleNow people = new PeopleNow(persons);
          table.forEach(people);
          yield people.writeTo(sheet);
        }
        case DEALS -> {
          DealsNow deals = new DealsNow(persons);
          table.forEach(deals);
          yield deals.writeTo(sheet);
        }
      };
    }
  }

  private Sheet sheet(String ending, Path made, List<Heading> headings) throws IOException {
    return switch (ending) {
      case "csv" -> new CsvSheet(made, headings);
      case "ndjson" -> new JsonSheet(made, headings);
      default -> new ParquetSheet(made, folder, headings, memory);
    };
  }

  private static final List<Heading> EVENT = eventHeadings();
  private static final List<Heading> MESSAGE =
      List.of(
          Heading.text("type"),
          Heading.text("messageId"),
          Heading.text("userId"),
          Heading.text("anonymousId"),
          Heading.text("email"),
          Heading.text("previousId"),
          Heading.text("event"),
          Heading.text("timestamp"),
          Heading.json("time"),
          Heading.text("receivedAt"),
          Heading.json("given"),
          Heading.json("properties"),
          Heading.json("traits"));

  private static List<Heading> eventHeadings() {
    List<Heading> headings = new ArrayList<>();
    for (String name :
        List.of(
            "sequence",
            "type",
            "messageId",
            "userId",
            "anonymousId",
            "email",
            "previousId",
            "event",
            "time",
            "receivedAt")) {
      headings.add(Heading.text(name));
    }
    for (Given given : Given.values()) {
      headings.add(Heading.text(given.label()));
    }
    headings.add(Heading.json("properties"));
    headings.add(Heading.json("traits"));
    return List.copyOf(headings);
  }

  private static List<@Nullable String> row(Event event) {
    List<@Nullable String> cells = new ArrayList<>(EVENT.size());
    cells.add(Long.toString(event.sequence()));
    cells.add(ArrivingEvents.label(event.type()));
    cells.add(event.messageId());
    cells.add(event.userId());
    cells.add(event.anonymousId());
    cells.add(event.email());
    cells.add(event.previousId());
    cells.add(event.name().isEmpty() ? null : event.name());
    cells.add(iso(event.timeMillis()));
    cells.add(iso(event.receivedMillis()));
    for (Given given : Given.values()) {
      cells.add(event.given(given));
    }
    cells.add(event.properties());
    cells.add(event.traits());
    return cells;
  }

  private static List<@Nullable String> message(Event event) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Given which : Given.values()) {
      String value = event.given(which);
      if (value != null) {
        given.put(which.label(), ExactJson.quoted(value));
      }
    }
    long time = event.timeMillis();
    List<@Nullable String> cells = new ArrayList<>(MESSAGE.size());
    cells.add(ArrivingEvents.label(event.type()));
    cells.add(event.messageId());
    cells.add(event.userId());
    cells.add(event.anonymousId());
    cells.add(event.email());
    cells.add(event.previousId());
    cells.add(event.type() == Event.Type.TRACK && !event.name().isEmpty() ? event.name() : null);
    cells.add(iso(time));
    cells.add(time < YEAR_ZERO || time >= YEAR_10000 ? Long.toString(time) : null);
    cells.add(iso(event.receivedMillis()));
    cells.add(given.isEmpty() ? null : ExactJson.object(given));
    cells.add(event.properties());
    cells.add(event.traits());
    return cells;
  }

  /** UTC with milliseconds. */
  static String iso(long millis) {
    return ISO.format(Instant.ofEpochMilli(millis));
  }
}
