package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.DealOrder;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import io.fullfunnel.testkit.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: real files go in and true funnels come out; the figures are counted here a
 * second time with plain collections, or known from outside.
 */
class RealFilesTest {
  @TempDir Path folder;
  private DataDirectory data;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    workspace = new Workspaces(data).open("default");
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
    data.close();
  }

  @Test
  void shopEventsGiveTheFunnelsThatAPlainCountGives() throws IOException {
    Path file = SharedData.file("data/rees46.csv");
    Importing.Report report =
        bring(file, events("userId=user_id", "time=event_time", "event=event_type"));
    assertThat(report.stored()).isEqualTo(17_434);
    assertThat(report.result().refused()).isEqualTo(1);
    assertThat(report.result().firstRefused().getFirst().line()).isEqualTo(17_436);

    Map<String, List<String[]>> people = peopleOf(file);
    assertThat(report.people()).isEqualTo(people.size());
    assertThat(reached("\"view\",\"cart\",\"purchase\"", "30d"))
        .isEqualTo(naive(people, 30 * 86_400L, "view", "cart", "purchase"));
    assertThat(reached("\"view\",\"purchase\"", "10m"))
        .isEqualTo(naive(people, 600, "view", "purchase"));
    assertThat(reached("\"cart\",\"purchase\"", "3m"))
        .isEqualTo(naive(people, 180, "cart", "purchase"));
    assertThat(reached("\"view\",\"view\",\"view\",\"purchase\"", "1h"))
        .isEqualTo(naive(people, 3_600, "view", "view", "view", "purchase"));

    JsonNode answer = ask("{\"ask\":\"funnel\",\"steps\":[\"view\",\"cart\",\"purchase\"]}");
    assertThat(answer.at("/answer/completed").asLong()).isEqualTo(62);
    assertThat(notes(answer)).anyMatch(note -> note.startsWith("skipped: 131 of 193 people"));

    String bySession = ",\"actor\":{\"property\":\"user_session\"}";
    String all = ",\"count\":\"attempts\"";
    assertThat(List.of(entered("view", bySession), entered("view", all)))
        .containsExactly(5_066L, 17_055L);
    assertThat(List.of(entered("cart", bySession), entered("cart", all)))
        .containsExactly(118L, 165L);
    assertThat(List.of(entered("purchase", bySession), entered("purchase", all)))
        .containsExactly(200L, 214L);
  }

  private long entered(String step, String fields) throws IOException {
    return ask("{\"ask\":\"funnel\",\"steps\":[\"" + step + "\"]" + fields + "}")
        .at("/answer/entered")
        .asLong();
  }

  @Test
  void theSameFileAgainAddsNothing() throws IOException {
    Path file = SharedData.file("data/rees46.csv");
    FileOptions options = events("userId=user_id", "time=event_time", "event=event_type");
    bring(file, options);
    long end = workspace.journal().end();
    Importing.Report again = bring(file, options);
    assertThat(again.result().outcome()).isEqualTo(ImportResult.Outcome.ALREADY_IMPORTED);
    assertThat(again.stored()).isZero();
    assertThat(workspace.journal().end()).isEqualTo(end);
  }

  @Test
  void anUndoneImportLeavesNoTraceAndCanComeAgain() throws IOException {
    Path file = SharedData.file("data/rees46.csv");
    FileOptions options = events("userId=user_id", "time=event_time", "event=event_type");
    bring(file, options);
    workspace.undo(1);
    assertThat(workspace.snapshot().facts().stored()).isZero();
    Check undone = workspace.check();
    assertThat(undone.undone()).isEqualTo(17_434);
    assertThat(undone.balanced()).isTrue();
    assertThat(bring(file, options).stored()).isEqualTo(17_434);
    assertThat(reached("\"view\",\"cart\",\"purchase\"", "30d").getLast()).isEqualTo(62);
    assertThat(workspace.check().balanced()).isTrue();
  }

  @Test
  void invoiceLinesGiveTheCleanedFiguresByConditions() throws IOException {
    Path lines = withRevenue(SharedData.file("data/online_retail.csv.gz"));
    Importing.Report report =
        bring(
            lines,
            FileOptions.of(
                "events",
                "auto",
                List.of("userId=CustomerID", "time=InvoiceDate"),
                List.of("event=Line")));
    assertThat(report.stored()).isEqualTo(541_909);
    assertThat(report.result().withoutPerson()).isEqualTo(135_080);
    assertThat(report.people()).isEqualTo(4_372);

    JsonNode cleaned = ask(CLEANED + "}");
    assertThat(cleaned.at("/answer/entered").asLong()).isEqualTo(4_338);
    assertThat(cleaned.at("/basis/people").asLong()).isEqualTo(4_338);
    assertThat(cleaned.at("/basis/events").asLong()).isEqualTo(397_884);
    assertThat(cleaned.at("/basis/withoutPerson").asLong()).isEqualTo(135_080);

    JsonNode money = ask(CLEANED + ",\"count\":\"attempts\",\"value\":\"revenue\"}");
    assertThat(money.at("/answer/entered").asLong()).isEqualTo(397_884);
    assertThat(money.at("/answer/steps/0/value/sum").decimalValue())
        .isEqualByComparingTo("8911407.904");
    assertThat(money.at("/answer/steps/0/value/given").asLong()).isEqualTo(397_884);

    String again =
        CLEANED.replace("\"funnel\",\"steps\":[\"Line\"]", "\"retention\",\"start\":\"Line\"");
    JsonNode cohorts = ask(again + ",\"every\":\"month\"}").at("/answer/cohorts");
    assertThat(cohorts.at("/0/returned"))
        .hasToString("[885,324,286,340,321,352,321,309,313,350,331,445,235]");
    assertThat(cohorts.at("/1/returned"))
        .hasToString("[417,92,111,96,134,120,103,101,125,136,152,49]");

    JsonNode invoices = ask(CLEANED + ",\"actor\":{\"property\":\"InvoiceNo\"}}");
    assertThat(invoices.at("/answer/entered").asLong()).isEqualTo(18_532);
    assertThat(invoices.at("/basis/people").asLong()).isEqualTo(4_338);

    try (LocalEngine engine = new LocalEngine(1)) {
      new GoalSettings(workspace, engine).set("sale", Asking.json("'Line'"));
    }
    customersByMonth(lines);
    revenueByCountry(lines);

    JsonNode all = ask("{\"ask\":\"funnel\",\"steps\":[\"Line\"]}");
    assertThat(all.at("/basis/events").asLong()).isEqualTo(541_909 - 135_080);
    assertThat(all.at("/answer/entered").asLong()).isEqualTo(4_372);
  }

  /** New and returning customers, counted here again from the file's cleaned lines. */
  private void customersByMonth(Path lines) throws IOException {
    Map<String, Set<String>> monthsOf = new TreeMap<>();
    for (String line : Files.readAllLines(lines).subList(1, 541_910)) {
      String[] cells = line.split(",", -1);
      int end = cells.length - 1;
      boolean cleaned =
          !cells[end - 2].isEmpty()
              && !cells[0].startsWith("C")
              && new BigDecimal(cells[end - 5]).signum() > 0
              && new BigDecimal(cells[end - 3]).signum() > 0;
      if (cleaned) {
        monthsOf
            .computeIfAbsent(cells[end - 2], c -> new TreeSet<>())
            .add(cells[end - 4].substring(0, 7));
      }
    }
    Map<String, Integer> expected = new TreeMap<>();
    for (Set<String> months : monthsOf.values()) {
      String first = months.iterator().next();
      for (String month : months) {
        expected.merge(month + (month.equals(first) ? " new" : " returning"), 1, Integer::sum);
      }
    }
    JsonNode answer =
        ask(
            """
            {"ask":"figures","figures":["newCustomers","returningCustomers"],"every":"month",
             %s}\
            """
                .formatted(CLEANED.substring(CLEANED.indexOf("\"where\""))));
    Map<String, Integer> found = new TreeMap<>();
    for (JsonNode row : answer.at("/answer/rows")) {
      String month = row.path("start").asString().substring(0, 7);
      found.put(month + " new", row.at("/values/newCustomers").asInt());
      found.put(month + " returning", row.at("/values/returningCustomers").asInt());
    }
    found.values().removeIf(count -> count == 0);
    assertThat(found).isEqualTo(expected);
    assertThat(found).containsEntry("2010-12 new", 885).containsEntry("2011-01 new", 417);
    assertThat(found).containsEntry("2011-01 returning", 324);
    assertThat(answer.at("/answer/total/values/newCustomers").asInt()).isEqualTo(4_338);
  }

  /** Revenue of all lines, also of those without a customer. */
  private void revenueByCountry(Path lines) throws IOException {
    Map<String, BigDecimal> expected = new TreeMap<>();
    for (String line : Files.readAllLines(lines).subList(1, 541_910)) {
      String[] cells = line.split(",", -1);
      expected.merge(
          cells[cells.length - 2], new BigDecimal(cells[cells.length - 1]), BigDecimal::add);
    }
    JsonNode answer =
        ask(
            """
            {"ask":"figures","figures":["revenue","events","people"],
             "by":{"property":"Country","limit":100}}\
            """);
    Map<String, BigDecimal> found = new TreeMap<>();
    for (JsonNode row : answer.at("/answer/rows")) {
      found.put(row.at("/key/0").asString(), row.at("/values/revenue").decimalValue());
    }
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach((country, revenue) ->
        assertThat(revenue).as(country).isEqualByComparingTo(expected.get(country)));
    JsonNode total = answer.at("/answer/total/values");
    assertThat(total.path("revenue").decimalValue())
        .isEqualByComparingTo(expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isBetween(new BigDecimal("9747747.9"), new BigDecimal("9747748"));
    assertThat(total.path("events").asLong()).isEqualTo(541_909);
    assertThat(total.path("people").asLong()).isEqualTo(4_372);
    assertThat(notes(answer)).anyMatch(note -> note.startsWith("without-person: 135,080"));
  }

  /** The customer known, not cancelled, quantity and price above zero. */
  private static final String CLEANED =
      """
      {"ask":"funnel","steps":["Line"],"where":[
        {"property":"Quantity","op":">","value":0},
        {"property":"UnitPrice","op":">","value":0},
        {"not":{"property":"InvoiceNo","op":"starts-with","value":"C"}}]\
      """;

  /** The same file with the column that it lacks: quantity times unit price. */
  private Path withRevenue(Path gzipped) throws IOException {
    Path with = folder.resolve("lines.csv");
    try (var in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8));
        var out = Files.newBufferedWriter(with)) {
      out.write(in.readLine() + ",revenue\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        // descriptions have commas, what stands after them has none
        String[] cells = line.split(",", -1);
        var quantity = new BigDecimal(cells[cells.length - 5]);
        var price = new BigDecimal(cells[cells.length - 3]);
        out.write(line + "," + quantity.multiply(price).toPlainString() + "\n");
      }
    }
    return with;
  }

  @Test
  void leadsAndDealsGiveTheWinsByOrigin() throws IOException {
    Path leads = SharedData.file("data/olist_mql.csv");
    Path deals = SharedData.file("data/olist_deals.csv");
    bring(
        leads,
        FileOptions.of(
            "events",
            "auto",
            List.of("userId=mql_id", "time=first_contact_date", "source=origin"),
            List.of("event=Lead")));
    bring(
        deals,
        FileOptions.of(
            "deals",
            "auto",
            List.of("deal=seller_id", "person=mql_id", "time=won_date"),
            List.of("outcome=won", "stage=won")));
    JsonNode answer =
        ask(
            """
            {"ask":"funnel","steps":["Lead","Deal Won"],"window":"450d","by":"source"}\
            """);
    Map<String, String> found = new LinkedHashMap<>();
    for (JsonNode group : answer.at("/answer/groups")) {
      found.put(
          group.at("/key").isArray() ? group.at("/key/0").asString() : group.at("/key").asString(),
          group.at("/entered").asLong() + "/" + group.at("/completed").asLong());
    }
    Map<String, String> known = new LinkedHashMap<>();
    known.put("organic_search", "2296/270");
    known.put("paid_search", "1586/195");
    known.put("social", "1350/75");
    known.put("unknown", "1099/179");
    known.put("direct_traffic", "499/56");
    known.put("email", "493/15");
    known.put("referral", "284/24");
    known.put("other", "150/4");
    known.put("display", "118/6");
    known.put("other_publicities", "65/3");
    known.put("(none)", "60/14");
    assertThat(found).containsExactlyEntriesOf(known);
    assertThat(answer.at("/answer/entered").asLong()).isEqualTo(8_000);
    assertThat(answer.at("/answer/completed").asLong()).isEqualTo(841);
    JsonNode time = answer.at("/answer/steps/1/time/fromFirst");
    assertThat(time.at("/median").asDouble() / 86_400).isCloseTo(14, within(1.0));

    leadsByFirstSource();
    List<DealOrder.Early> early = DealOrder.early(workspace.snapshot());
    assertThat(early).hasSize(1);
    assertThat(
            LocalDateTime.ofEpochSecond(early.getFirst().firstMillis() / 1000, 0, ZoneOffset.UTC))
        .isEqualTo("2018-03-08T00:00:00");
  }

  private void leadsByFirstSource() throws IOException {
    JsonNode figures =
        ask(
            """
            {"ask":"figures","figures":["people",{"count":"Deal Won"}],
             "by":{"property":"source","at":"first-event"}}\
            """);
    assertThat(figures.at("/answer/rows/0/key/0").asString()).isEqualTo("organic_search");
    assertThat(figures.at("/answer/rows/0/values").toString())
        .as("one deal is dated before its lead, so that person began without a source")
        .isEqualTo("{\"people\":2295,\"count:Deal Won\":270}");
    assertThat(figures.at("/answer/total/values").toString())
        .isEqualTo("{\"people\":8000,\"count:Deal Won\":842}");
  }

  private static FileOptions events(String... map) {
    return FileOptions.of("events", "auto", List.of(map), List.of());
  }

  private Importing.Report bring(Path file, FileOptions options) throws IOException {
    return Importing.run(
        workspace, new ImportRequest(file, options, folder, false), ImportWatch.NONE);
  }

  private JsonNode ask(String question) throws IOException {
    WorkspaceData now = WorkspaceData.of(workspace);
    try (LocalEngine engine = new LocalEngine(2)) {
      Question read =
          Questions.read(Questions.parse(question.getBytes(StandardCharsets.UTF_8)), now);
      return new Answers(engine).answer(read, now);
    }
  }

  private List<Long> reached(String steps, String window) throws IOException {
    JsonNode answer =
        ask("{\"ask\":\"funnel\",\"steps\":[" + steps + "],\"window\":\"" + window + "\"}");
    List<Long> reached = new ArrayList<>();
    for (JsonNode step : answer.at("/answer/steps")) {
      reached.add(step.at("/reached").asLong());
    }
    return reached;
  }

  private static List<String> notes(JsonNode answer) {
    List<String> notes = new ArrayList<>();
    for (JsonNode note : answer.at("/notes")) {
      notes.add(note.at("/code").asString() + ": " + note.at("/text").asString());
    }
    return notes;
  }

  /** Every person's {event, epoch second}, in file order, which is time order. */
  private static Map<String, List<String[]>> peopleOf(Path file) throws IOException {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");
    Map<String, List<String[]>> people = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length == 9) {
        long second = LocalDateTime.parse(cells[0], format).toEpochSecond(ZoneOffset.UTC);
        people
            .computeIfAbsent(cells[7], user -> new ArrayList<>())
            .add(new String[] {cells[1], String.valueOf(second)});
      }
    }
    return people;
  }

  /** Tries every start and takes each next step as early as it comes. */
  private static List<Long> naive(
      Map<String, List<String[]>> people, long windowSeconds, String... steps) {
    Long[] reached = new Long[steps.length];
    Arrays.fill(reached, 0L);
    for (List<String[]> events : people.values()) {
      int deepest = 0;
      for (int start = 0; start < events.size(); start++) {
        if (!events.get(start)[0].equals(steps[0])) {
          continue;
        }
        long from = Long.parseLong(events.get(start)[1]);
        int depth = 1;
        for (int i = start + 1; i < events.size() && depth < steps.length; i++) {
          boolean inTime = Long.parseLong(events.get(i)[1]) - from <= windowSeconds;
          if (inTime && events.get(i)[0].equals(steps[depth])) {
            depth++;
          }
        }
        deepest = Math.max(deepest, depth);
      }
      for (int step = 0; step < deepest; step++) {
        reached[step]++;
      }
    }
    return List.of(reached);
  }
}
