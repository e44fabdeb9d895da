package io.fullfunnel.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated year as it was written, read back with plain collections: one shared run of 100,000
 * people until 21 November 2026.
 */
final class RawYear {
  static final Parameters PARAMETERS = new Parameters(7, 100_000, LocalDate.of(2026, 11, 21));
  private static @Nullable RawYear shared;

  final Map<String, Visit> visits = new HashMap<>();
  final List<Event> checkouts = new ArrayList<>();
  final List<Event> orders = new ArrayList<>();
  final Map<String, List<Event>> ordersOf = new HashMap<>();
  final Map<String, Integer> counts = new HashMap<>();

  /** Of people who began a checkout: all they did, in order of time. */
  final Map<String, List<Event>> doneBy = new HashMap<>();

  /** What everybody did, in order of time, deals included; only of small shops. */
  final Map<String, List<Event>> all = new HashMap<>();

  final List<Event> signUps = new ArrayList<>();
  final List<Event> trade = new ArrayList<>();
  final List<Row> deals;
  final List<Row> spend;
  final List<Row> posts;
  final Ids ids = new Ids();
  int considering;
  int near;
  long messages;

  /** An event as its line tells it; lines are kept, for parsed messages take far more room. */
  record Event(String person, String name, Instant time, @Nullable Visit visit, String line) {
    JsonNode message() {
      return JsonMapper.shared().readTree(line);
    }

    String property(String name) {
      return message().path("properties").path(name).asString("");
    }

    String given(String name) {
      return message().path("given").path(name).asString("");
    }

    boolean isIosSafari() {
      return given("os").equals("iOS") && given("browser").equals("Safari");
    }
  }

  /** A row of a csv file. */
  record Row(Map<String, String> cells) {
    String get(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  /** A visit as its messages tell it. */
  static final class Visit {
    String channel = "";
    String campaign = "";
    String content = "";
    Instant begin = Instant.MAX;
    int events;
    boolean cart;
    boolean order;
  }

  static synchronized RawYear get() {
    RawYear known = shared;
    if (known == null) {
      known = of(PARAMETERS);
      shared = known;
    }
    return known;
  }

  /** A year read back; of small shops with all that was done. */
  static RawYear of(Parameters parameters) {
    try {
      Path folder = Files.createTempDirectory("simulated");
      Simulator.Written written = new Simulator(parameters).write(folder);
      try {
        return new RawYear(written, parameters.people() < 50_000);
      } finally {
        for (Path file :
            List.of(written.messages(), written.deals(), written.spend(), written.posts())) {
          Files.delete(file);
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RawYear(Simulator.Written written, boolean small) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(written.messages())) {
      String person = "";
      List<Event> done = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode message = JsonMapper.shared().readTree(line);
        String[] id = message.path("messageId").asString().split("-", -1);
        String name = id[id.length - 2];
        if (!name.equals(person)) {
          keep(person, done, small);
          person = name;
          done = new ArrayList<>();
        }
        messages++;
        ids.see(message);
        Event event = event(message, name, line);
        counts.merge(event.name(), 1, Integer::sum);
        if (!event.name().isEmpty()) {
          done.add(event);
        }
      }
      keep(person, done, small);
    }
    deals = csv(written.deals());
    if (small) {
      deals.forEach(this::deal);
      all.values().forEach(done -> done.sort(Comparator.comparing(Event::time)));
    }
    spend = csv(written.spend());
    posts = csv(written.posts());
  }

  private Event event(JsonNode message, String person, String line) {
    String type = message.path("type").asString();
    String name =
        switch (type) {
          case "page" -> "Page Viewed";
          case "track" -> message.path("event").asString();
          default -> "";
        };
    Instant time = Instant.parse(message.path("timestamp").asString());
    String session = message.path("context").path("sessionId").asString("");
    if (session.isEmpty() || name.isEmpty()) {
      return new Event(person, name, time, null, line);
    }
    Visit visit = visits.computeIfAbsent(session, key -> new Visit());
    visit.channel = message.path("given").path("channel").asString();
    visit.campaign = message.path("given").path("campaign").asString("");
    JsonNode link = message.path("context").path("campaign");
    visit.content = link.path("content").asString(visit.content);
    visit.begin = time.isBefore(visit.begin) ? time : visit.begin;
    visit.events++;
    visit.cart |= name.equals("Product Added");
    visit.order |= name.equals("Order Completed");
    return new Event(person, name, time, visit, line);
  }

  /** A row of the deals as the event that it becomes. */
  private void deal(Row row) {
    ObjectNode message = JsonMapper.shared().createObjectNode();
    ObjectNode properties = message.putObject("properties");
    row.cells().forEach(properties::put);
    String person = row.get("person").substring(2);
    Instant time = Instant.parse(row.get("time"));
    all.getOrDefault(person, List.of())
        .add(new Event(person, "Deal Stage Changed", time, null, message.toString()));
  }

  private void keep(String person, List<Event> done, boolean small) {
    if (small) {
      all.put(person, done);
    }
    boolean considers = false;
    boolean checks = false;
    for (Event event : done) {
      switch (event.name()) {
        case "Product Viewed" -> considers = true;
        case "Checkout Started" -> {
          checks = true;
          checkouts.add(event);
        }
        case "Order Completed" -> {
          orders.add(event);
          ordersOf.computeIfAbsent(person, key -> new ArrayList<>()).add(event);
        }
        case "Signed Up" -> signUps.add(event);
        case "Lead Accepted", "Lead Rejected" -> trade.add(event);
        case "Form Submitted", "Demo Requested" -> trade.add(event);
        default -> {}
      }
    }
    considering += considers ? 1 : 0;
    near += checks ? 1 : 0;
    if (checks || done.stream().anyMatch(e -> e.name().equals("Demo Requested"))) {
      done.sort(Comparator.comparing(Event::time));
      doneBy.put(person, done);
    }
    List<Event> ordered = ordersOf.get(person);
    if (ordered != null) {
      ordered.sort(Comparator.comparing(Event::time));
    }
  }

  private static List<Row> csv(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    String[] head = lines.getFirst().split(",", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < head.length; i++) {
        row.put(head[i], cells[i]);
      }
      rows.add(new Row(row));
    }
    return rows;
  }

  /** Visits that began in the year. */
  List<Visit> year() {
    Instant start = Instant.ofEpochMilli(PARAMETERS.startMillis());
    return visits.values().stream().filter(v -> !v.begin.isBefore(start)).toList();
  }
}
