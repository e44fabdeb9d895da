package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.traffic.Agents;
import io.fullfunnel.store.traffic.TrafficRules;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import io.fullfunnel.testkit.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: a web server's log gives pages, people, visits and channels that a count with
 * a pattern and plain collections agrees with; a log that has grown adds only what is new.
 */
final class AccessLogTest {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) \\S+ \\S+ \\[([^]]+)] \"(\\S+) (\\S+) [^\"]*\" (\\d+) \\S+ \"([^\"]*)\""
              + " \"([^\"]*)\"?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  /** What of this file is no page: endings that occur in it, and its feeds. */
  private static final Set<String> NO_PAGES =
      Set.of(
          "png", "css", "ico", "jpg", "jpeg", "js", "txt", "gif", "ttf", "xml", "jar", "pdf", "svg",
          "exe", "deb", "swf", "gz", "doc", "woff", "gem");

  private static final Pattern FEED = Pattern.compile("flav=(rss20|atom)");

  /** Of the sites that sent somebody, those that are search engines or social networks. */
  private static final Pattern SEARCH_ENGINES =
      Pattern.compile("(.*\\.)?(google|bing|baidu|yandex|duckduckgo|daum)\\.[a-z.]+");

  private static final Pattern SOCIAL =
      Pattern.compile("t\\.co|stackoverflow\\.com|.*\\.blogspot\\.[a-z.]+");

  /** A page view as the plain count sees it. */
  private record Page(
      String person, long time, int line, String path, String query, String before) {}

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
  void theFiguresOfALogAreThoseOfAPlainCount() throws IOException {
    Path file = SharedData.file("data/access_log.gz");
    List<Page> pages = pages(lines(file));
    Importing.Report report = bring(file);
    assertThat(report.result().rows()).isEqualTo(10_000);
    assertThat(report.stored()).isEqualTo(pages.size());
    assertThat(report.result().refused()).isEqualTo(10_000 - pages.size());
    assertThat(report.result().refusedAs()).isEqualTo(Map.of("not_a_page", 10_000L - pages.size()));
    assertThat(report.result().firstRefused()).hasSize(2);

    JsonNode by = ask("'by':'channel'");
    Map<String, String> found = new TreeMap<>();
    for (JsonNode row : by.at("/answer/rows")) {
      found.put(
          row.at("/key/0").asString(),
          row.at("/values/visits").asInt() + " visits " + row.at("/values/pageViews") + " views");
    }
    assertThat(found).isEqualTo(channels(pages));
    assertThat(by.at("/answer/total/values/visits").asLong()).isEqualTo(visits(pages));
    assertThat(by.at("/answer/total/values/people").asLong())
        .isEqualTo(pages.stream().map(Page::person).distinct().count());
    assertThat(topPaths(ask("'by':{'property':'page.path','limit':10}"))).isEqualTo(top(pages));
  }

  @Test
  void aLogThatHasGrownAddsOnlyWhatIsNew() throws IOException {
    List<String> lines = lines(SharedData.file("data/access_log.gz"));
    List<Page> pages = pages(lines);
    int half = pages(lines.subList(0, 5_000)).size();
    assertThat(bring(write("access.log", lines.subList(0, 5_000))).stored()).isEqualTo(half);
    Importing.Report grown = bring(write("access.log", lines));
    assertThat(grown.stored()).isEqualTo(pages.size() - half);
    assertThat(grown.duplicate()).isEqualTo(half);
    Importing.Report rotated = bring(packed("access.log.1.gz", lines.subList(2_000, 7_000)));
    assertThat(rotated.stored()).isZero();
    assertThat(workspace.check().balanced()).isTrue();
    assertThat(ask("'every':'month'").at("/answer/total/values/pageViews").asInt())
        .isEqualTo(pages.size());
  }

  /** Who of this file says of himself to be a program, by a pattern of the test's own. */
  private static final Pattern PROGRAMS =
      Pattern.compile(
          "(?i).*(bot|spider|slurp|crawl|rss|feed|fetch|archiver|ezooms|siteexplorer|aggregator|flipboardproxy|google"
              + " favicon|portscout|curl|wget|python|java/|php/|libwww-perl|ruby"
              + "|http-?client|http_|okhttp|check|jetty|perl|validator|preview|monitor|vienna|externalhit"
              + "|embedly|phantomjs|nutch|xenu|indy|imageproxy|reader|liferea).*|-||mozilla/[45][.]0");

  @Test
  void programsAreFlaggedAndDefaultFiguresLeaveThemOut() throws IOException {
    Path file = SharedData.file("data/access_log.gz");
    List<Page> pages = pages(lines(file));
    bring(file);
    Map<String, Integer> expected = new TreeMap<>();
    Set<String> people = new TreeSet<>();
    for (Page page : pages) {
      boolean program = PROGRAMS.matcher(agent(page)).matches();
      expected.merge(program ? "true" : "false", 1, Integer::sum);
      if (!program) {
        people.add(page.person());
      }
    }
    Map<String, Integer> found = new TreeMap<>();
    for (JsonNode row : ask("'by':'bot'").at("/answer/rows")) {
      found.put(row.at("/key/0").asString(), row.at("/values/pageViews").asInt());
    }
    assertThat(found).isEqualTo(expected);
    WorkspaceData data = WorkspaceData.of(workspace);
    JsonNode usual =
        Asking.ask("{'ask':'figures','figures':['visits','people','pageViews']}", data);
    JsonNode total = usual.at("/answer/total/values");
    assertThat(total.path("pageViews").asInt()).isEqualTo(expected.get("false"));
    assertThat(total.path("people").asInt()).isEqualTo(people.size());
    assertThat(total.path("visits").asLong())
        .isEqualTo(visits(pages.stream().filter(p -> people.contains(p.person())).toList()));
    assertThat(usual.at("/basis/bots").asInt()).isEqualTo(expected.get("true"));
    assertThat(usual.at("/basis/events").asInt()).isEqualTo(expected.get("false"));
    assertThat(usual.at("/basis/people").asInt()).isEqualTo(people.size());
    for (String known :
        List.of("Googlebot", "bingbot", "Baiduspider", "YandexBot", "Slurp", "Feedfetcher")) {
      assertThat(pages.stream().map(AccessLogTest::agent).filter(a -> a.contains(known)).toList())
          .isNotEmpty()
          .allMatch(agent -> Agents.shipped().known(agent, TrafficRules.DEFAULT) != null);
    }
    rulesChangeThePast(expected, people.size());
  }

  /** The same questions under other rules, and back. */
  private void rulesChangeThePast(Map<String, Integer> expected, int people) throws IOException {
    TrafficDesk desk = new TrafficDesk(workspace, Clock.systemUTC());
    JsonNode off = Asking.json("{'agents':false}");
    JsonNode preview = desk.preview(off);
    assertThat(preview.at("/now/bots/events").asInt()).isEqualTo(expected.get("true"));
    assertThat(preview.at("/then/bots/events").asInt()).isZero();
    desk.save(off, "test", "all of them");
    JsonNode all = funnel();
    assertThat(all.at("/answer/entered").asInt()).isEqualTo(1_191);
    assertThat(all.at("/basis/bots").asInt()).isZero();
    desk.save(null, "test", "");
    JsonNode without = funnel();
    assertThat(without.at("/answer/entered").asInt()).isEqualTo(people);
    assertThat(without.at("/answer/list")).hasSize(100);
    assertThat(without.at("/basis/bots").asInt()).isEqualTo(expected.get("true"));
  }

  private JsonNode funnel() throws IOException {
    return Asking.ask(
        """
        {'ask':'funnel','steps':['Page Viewed'],'list':{'of':'/steps/0/reached','limit':100}}\
        """,
        WorkspaceData.of(workspace));
  }

  /** The person is address and agent. */
  private static String agent(Page page) {
    return page.person().substring(page.person().indexOf(' ') + 1);
  }

  @Test
  void noAddressIsKept() throws IOException {
    String line =
        "203.0.113.77 - - [17/May/2015:10:05:03 +0000] \"GET /%s HTTP/1.1\" 200 1 \"-\" \"x\"";
    bring(write("access.log", List.of(line.formatted("page"), line.formatted("a.png"))));
    workspace.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean own = file.getFileName().toString().equals("access.log");
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains("203.0.113.77"))
            .as(file.toString())
            .isEqualTo(own);
      }
    }
    workspace = new Workspaces(data).open("default");
  }

  private Importing.Report bring(Path file) throws IOException {
    return Importing.run(
        workspace, new ImportRequest(file, FileOptions.events(), folder, false), ImportWatch.NONE);
  }

  private JsonNode ask(String more) throws IOException {
    return Asking.ask(
        """
        {'ask':'figures','figures':['visits','people','pageViews'],%s,
         'bots':'include','internal':'include'}\
        """
            .formatted(more),
        WorkspaceData.of(workspace));
  }

  private static List<String> lines(Path gzipped) throws IOException {
    try (var in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzipped)), UTF_8))) {
      return in.readAllLines();
    }
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private Path packed(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    }
    return file;
  }

  private static List<Page> pages(List<String> lines) {
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher m = LINE.matcher(lines.get(i));
      assertThat(m.matches()).as(lines.get(i)).isTrue();
      String target = m.group(4);
      int question = target.indexOf('?');
      String path = question < 0 ? target : target.substring(0, question);
      String query = question < 0 ? "" : target.substring(question);
      String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
      boolean page =
          m.group(3).equals("GET")
              && Set.of("200", "304").contains(m.group(5))
              && !NO_PAGES.contains(ending)
              && !FEED.matcher(query).find();
      if (page) {
        long time = Instant.from(ZonedDateTime.parse(m.group(2), TIME)).getEpochSecond();
        pages.add(new Page(m.group(1) + " " + m.group(7), time, i, path, query, m.group(6)));
      }
    }
    pages.sort(
        Comparator.comparing(Page::person)
            .thenComparingLong(Page::time)
            .thenComparingInt(Page::line));
    return pages;
  }

  /** What a page says of where somebody came from; empty if nothing. */
  private static String named(Page page) {
    if (page.query().contains("utm_source=")) {
      return "utm " + page.query();
    }
    Matcher host = Pattern.compile("https?://([^/:]+).*").matcher(page.before());
    if (!host.matches() || host.group(1).matches("(.*\\.)?semicomplete\\.com")) {
      return "";
    }
    return host.group(1);
  }

  private static boolean begins(List<Page> pages, int i, String campaign) {
    Page page = pages.get(i);
    if (i == 0 || !pages.get(i - 1).person().equals(page.person())) {
      return true;
    }
    boolean tagged = named(page).startsWith("utm");
    return page.time() - pages.get(i - 1).time() > 1_800
        || (tagged && !named(page).equals(campaign));
  }

  private static long visits(List<Page> pages) {
    return channels(pages).values().stream()
        .mapToLong(text -> Long.parseLong(text.substring(0, text.indexOf(' '))))
        .sum();
  }

  private static Map<String, String> channels(List<Page> pages) {
    Map<String, Integer> visits = new TreeMap<>();
    Map<String, Integer> views = new TreeMap<>();
    String campaign = "";
    String channel = "";
    for (int i = 0; i < pages.size(); i++) {
      String named = named(pages.get(i));
      if (begins(pages, i, campaign)) {
        channel = channel(named);
        campaign = named.startsWith("utm") ? named : "";
        visits.merge(channel, 1, Integer::sum);
      } else if (!named.isEmpty()) {
        channel = channel(named);
      }
      views.merge(channel, 1, Integer::sum);
    }
    Map<String, String> both = new TreeMap<>();
    for (String each : new TreeSet<>(views.keySet())) {
      both.put(each, visits.getOrDefault(each, 0) + " visits " + views.get(each) + " views");
    }
    return both;
  }

  private static String channel(String named) {
    if (named.isEmpty()) {
      return "Direct";
    } else if (named.startsWith("utm")) {
      return "Unassigned"; // feedburner and feed are in no channel's rules
    } else if (SEARCH_ENGINES.matcher(named).matches()) {
      return "Organic Search";
    }
    return SOCIAL.matcher(named).matches() ? "Organic Social" : "Referral";
  }

  private static Map<String, Integer> top(List<Page> pages) {
    Map<String, Integer> counts = new TreeMap<>();
    pages.forEach(page -> counts.merge(page.path(), 1, Integer::sum));
    Map<String, Integer> top = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(5)
        .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
    return top;
  }

  private static Map<String, Integer> topPaths(JsonNode answer) {
    Map<String, Integer> all = new TreeMap<>();
    answer
        .at("/answer/rows")
        .forEach(row -> all.put(row.at("/key/0").asString(), row.at("/values/pageViews").asInt()));
    all.remove("(other)");
    Map<String, Integer> top = new LinkedHashMap<>();
    all.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(5)
        .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
    return top;
  }
}
