package io.fullfunnel.server.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.data.DataDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportsApiTest {
  private static final String FILE =
      """
      user,event,when,device
      u1,view,2026-01-02T03:04:05Z,phone
      u2,view,yesterday,tv
      u1,buy,2026-01-02T03:05:05Z,phone
      """;
  private static final String OPTIONS = "{\"map\":{\"userId\":\"user\",\"time\":\"when\"}}";

  private final StartedServer server = StartedServer.shared();
  private final Http http = server.http();

  private String upload(Shop shop, String name, String text) {
    Http.Answer answer = http.postBytes(shop.path("/uploads?name=" + name), text.getBytes(UTF_8));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("upload").asString();
  }

  private static String wanted(String upload, String options) {
    return "{\"upload\":\"" + upload + "\",\"options\":" + options + "}";
  }

  /** Waits for a job by its stream of progress, and gives what came last. */
  private JsonNode end(Http.Answer begun) {
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String id = begun.json().path("job").asString();
    Http.Answer stream = http.get("/api/v1/jobs/" + id + "/progress");
    assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
    List<String> events = Stream.of(stream.body().split("\n\n")).toList();
    assertThat(events).allMatch(event -> event.startsWith("event: progress\ndata: {"));
    JsonNode last = http.get("/api/v1/jobs/" + id).json();
    assertThat(events.getLast()).isEqualTo("event: progress\ndata: " + last);
    return last;
  }

  @Test
  void aPreviewShowsColumnsSuggestionsEventsAndWhatIsRefused() {
    Shop shop = Shop.of();
    String upload = upload(shop, "shop.csv", FILE);
    JsonNode bare =
        http.post(shop.path("/imports/preview"), wanted(upload, "{\"into\":\"events\"}")).json();
    assertThat(bare.path("problem").path("text").asString())
        .startsWith("No column of shop.csv is the field time: say which with --map time=COLUMN.");
    assertThat(bare.path("suggested").toString())
        .isEqualTo("{\"map\":{\"userId\":\"user\",\"time\":\"when\"},\"time\":null}");
    JsonNode preview = http.post(shop.path("/imports/preview"), wanted(upload, OPTIONS)).json();
    assertThat(preview.path("problem").isNull()).isTrue();
    assertThat(preview.path("columns").toString())
        .isEqualTo(
            """
            [{"name":"user","samples":["u1","u2"],"field":"userId"},\
            {"name":"event","samples":["view","buy"],"field":"event"},\
            {"name":"when","samples":["2026-01-02T03:04:05Z","yesterday","2026-01-02T03:05:05Z"],\
            "field":"time"},\
            {"name":"device","samples":["phone","tv"],"field":"device"}]\
            """);
    assertThat(preview.path("events").get(0).toString())
        .isEqualTo(
            """
            {"type":"track","userId":"u1","event":"view","time":1767323045000,\
            "given":{"device":"phone"},"properties":{}}\
            """);
    assertThat(preview.path("refused").toString())
        .isEqualTo(
            """
            [{"line":3,"column":"when","code":"unreadable_time",\
            "reason":"\\"yesterday\\" is no time (read as iso).","text":"u2,view,yesterday,tv"}]\
            """);
    assertThat(
            List.of(
                preview.path("format").asString(),
                preview.path("separator").asString(),
                preview.path("encoding").asString(),
                preview.path("rows").asInt()))
        .isEqualTo(List.of("csv", ",", "UTF-8", 3));
  }

  @Test
  void aFileIsImportedListedAndTakenBack() {
    Shop shop = Shop.of();
    JsonNode job =
        end(http.post(shop.path("/imports"), wanted(upload(shop, "s.csv", FILE), OPTIONS)));
    assertThat(job.path("state").asString()).isEqualTo("done");
    assertThat(job.path("result").toString().replaceAll("\"millis\":\\d+", "\"millis\":0"))
        .isEqualTo(
            """
            {"import":1,"file":"s.csv","rows":3,"stored":2,"duplicate":0,"refused":1,\
            "refusedFile":null,"withoutPerson":0,"people":1,"from":"2026-01-02T03:04:05Z",\
            "to":"2026-01-02T03:05:05Z","millis":0}\
            """);
    assertThat(
            http.get(shop.path("/imports")).body().replaceAll("\"at\":\"[^\"]+\"", "\"at\":\"\""))
        .isEqualTo(
            """
            {"imports":[{"import":1,"file":"s.csv","into":"events","rows":3,"stored":2,\
            "duplicate":0,"refused":1,"withoutPerson":0,"from":"2026-01-02T03:04:05Z",\
            "to":"2026-01-02T03:05:05Z","at":"","undone":false}]}\
            """);
    Http.Answer refused = http.get(shop.path("/imports/1/refused"));
    assertThat(refused.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(refused.body())
        .isEqualTo(
            """
            {"file":"s.csv","line":3,"column":"when",\
            "reason":"\\"yesterday\\" is no time (read as iso).","code":"unreadable_time",\
            "text":"u2,view,yesterday,tv"}
            """);
    assertThat(events(shop)).isEqualTo(2);
    JsonNode again =
        end(http.post(shop.path("/imports"), wanted(upload(shop, "s.csv", FILE), OPTIONS)));
    assertThat(again.path("problem").path("code").asString()).isEqualTo("already-imported");
    assertThat(again.path("problem").path("import").asInt()).isEqualTo(1);
    JsonNode undone = end(http.delete(shop.path("/imports/1")));
    assertThat(undone.path("result").toString()).isEqualTo("{\"import\":1,\"undone\":true}");
    assertThat(events(shop)).isZero();
    assertThat(http.delete(shop.path("/imports/1")).json().path("code").asString())
        .isEqualTo("undone");
    assertThat(http.delete(shop.path("/imports/9")).json().path("code").asString())
        .isEqualTo("import");
  }

  private int events(Shop shop) {
    return http.send("PATCH", shop.path(""), "{}").json().path("events").asInt();
  }

  @Test
  void aDryRunStoresNothing() {
    Shop shop = Shop.of();
    String upload = upload(shop, "s.csv", FILE);
    String body = wanted(upload, OPTIONS).replaceFirst("\\{", "{\"dryRun\":true,");
    JsonNode job = end(http.post(shop.path("/imports"), body));
    assertThat(job.path("result").path("events")).hasSize(2);
    assertThat(job.path("result").path("import").isNull()).isTrue();
    assertThat(events(shop)).isZero();
  }

  @Test
  void wrongFilesAndOptionsAreSaid() {
    Shop shop = Shop.of();
    String upload = upload(shop, "s.csv", FILE);
    assertThat(code(shop, wanted(upload, "{\"into\":\"spend\"}"))).isEqualTo("400 options");
    assertThat(code(shop, wanted(upload, "{\"map\":{\"usrId\":\"user\"}}")))
        .isEqualTo("400 options");
    assertThat(code(shop, wanted(upload, "{\"separator\":\";\"}"))).isEqualTo("400 options");
    assertThat(code(shop, wanted(upload, "{\"zone\":\"Mars\"}"))).isEqualTo("400 options");
    assertThat(code(shop, wanted("u_0123456789abcdef", "{}"))).isEqualTo("404 upload");
    assertThat(code(shop, wanted("../../secrets", "{}"))).isEqualTo("404 upload");
    String other = upload(Shop.of(), "s.csv", FILE);
    assertThat(code(shop, wanted(other, "{}"))).isEqualTo("404 upload");
    JsonNode empty = end(http.post(shop.path("/imports"), wanted(upload(shop, "e.csv", ""), "{}")));
    assertThat(empty.path("state").asString()).isEqualTo("failed");
    assertThat(empty.path("problem").path("detail").asString()).isEqualTo("e.csv is empty.");
    assertThat(http.get("/api/v1/jobs/j_none").json().path("code").asString()).isEqualTo("job");
    assertThat(server.anonymous().get(shop.path("/imports")).status()).isEqualTo(401);
  }

  private String code(Shop shop, String body) {
    Http.Answer answer = http.post(shop.path("/imports"), body);
    return answer.status() + " " + answer.json().path("code").asString();
  }

  @Test
  void aNameIsShownAndNeverAPath() {
    List<String> names =
        List.of(
            "../../../etc/passwd",
            "..\\..\\boot.ini",
            "/etc/shadow",
            "..",
            "",
            "a\u0000b\n.csv",
            "<script>x</script>.csv",
            "报告 2026.csv");
    assertThat(names.stream().map(Uploads::shown))
        .containsExactly(
            "passwd",
            "boot.ini",
            "shadow",
            "upload",
            "upload",
            "ab.csv",
            "script.csv",
            "报告 2026.csv");
  }

  @Test
  void aFileThatIsTooLargeLeavesNothing() throws IOException {
    DataDirectory data = server.bean(DataDirectory.class);
    Uploads small = new Uploads(data, Clock.systemUTC(), 10);
    Path uploads = data.run().resolve("uploads");
    var settings =
        server
            .bean(io.fullfunnel.store.workspace.OpenWorkspaces.class)
            .find(Shop.of().name())
            .orElseThrow();
    Assertions.assertThatThrownBy(
            () -> small.keep(settings, "x.csv", new ByteArrayInputStream(new byte[11])))
        .hasMessage(
            "A file has at most 10 bytes here. Import it on the server with fullfunnel import.");
    try (Stream<Path> left = Files.list(uploads.resolve(settings.id()))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void exports() {
    Shop shop =
        Shop.of(
            """
            {"type":"track","event":"=cmd","userId":"<b>","messageId":"m1","time":1767323045000}\
            """);
    Http.Answer csv = http.get(shop.path("/export?what=events&format=csv"));
    assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"events.csv\"");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.body().lines()).hasSize(2);
    assertThat(http.get(shop.path("/export?what=events")).json().path("userId").asString())
        .isEqualTo("<b>");
    assertThat(http.get(shop.path("/export?what=people&format=parquet")).body()).startsWith("PAR1");
    assertThat(http.get(shop.path("/export?what=all")).json().path("code").asString())
        .isEqualTo("what");
    assertThat(http.get(shop.path("/export?what=deals&format=xls")).json().path("code").asString())
        .isEqualTo("format");
  }
}
