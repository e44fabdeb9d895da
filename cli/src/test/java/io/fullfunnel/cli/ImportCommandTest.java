package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: what {@code import} says about files that are as they should be. */
class ImportCommandTest {
  private static final String SHOP =
      """
      userId,time,event
      ann,2026-01-01T10:00:00,visit
      ben,2026-01-02T10:00:00,visit
      ,2026-01-03T10:00:00,visit
      """;

  @TempDir Path folder;

  @Test
  void oneFileInWords() throws IOException {
    Path file = Files.writeString(folder.resolve("shop.csv"), SHOP);
    Run run = command("import", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .matches(
            "\\Q"
                + file
                + " is import 1: 3 rows, 3 stored, 0 duplicate, 0 refused, 1 without a person; 2"
                + " people, from 2026-01-01T10:00:00Z to 2026-01-03T10:00:00Z; \\E[0-9.]+ s\\.\n");
  }

  @Test
  void severalFilesAsJson() throws IOException {
    Path one = Files.writeString(folder.resolve("one.csv"), SHOP);
    Path two = Files.writeString(folder.resolve("two.csv"), SHOP.replace("visit", "buy"));
    Run run = command("import", one.toString(), two.toString(), "--json", "--zone", "Asia/Tokyo");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().replaceAll("\"millis\":[0-9]+", "\"millis\":0"))
        .isEqualTo(expected(1, one) + "\n" + expected(2, two) + "\n");
  }

  private static String expected(int number, Path file) {
    return "{\"import\":"
        + number
        + ",\"file\":\""
        + file
        + "\",\"rows\":3,\"stored\":3,\"duplicate\":0,\"refused\":0,\"refusedFile\":null,"
        + "\"withoutPerson\":1,\"people\":2,\"from\":\"2026-01-01T01:00:00Z\","
        + "\"to\":\"2026-01-03T01:00:00Z\",\"millis\":0}";
  }

  @Test
  void aDryRunShowsAndWritesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("shop.csv"), SHOP + "cyd,soon,visit\n");
    Run run = command("import", file.toString(), "--dry-run");
    assertThat(run)
        .isEqualTo(
            new Run(
                3,
                "Nothing is written. "
                    + file
                    + " has 4 rows: 3 would make 3 events, 1 would be refused, 1 name no person,"
                    + " from 2026-01-01T10:00:00Z to 2026-01-03T10:00:00Z.\n"
                    + "Refused, line 5, time: \"soon\" is no time (read as iso).\n"
                    + "{\"type\":\"track\",\"userId\":\"ann\",\"event\":\"visit\",\"time\":1767261600000,\"properties\":{}}\n"
                    + "{\"type\":\"track\",\"userId\":\"ben\",\"event\":\"visit\",\"time\":1767348000000,\"properties\":{}}\n"
                    + "{\"type\":\"track\",\"event\":\"visit\",\"time\":1767434400000,\"properties\":{}}\n",
                ""));
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(Path.of("shop.csv.refused.ndjson")).doesNotExist();
  }

  @Test
  void aWebServersLogIsSeenByItself() throws IOException {
    String line =
        "10.0.0.%d - - [01/Jan/2026:10:00:00 +0000] \"GET /%s HTTP/1.1\" 200 1 \"-\" \"x\"\n";
    Path file =
        Files.writeString(
            folder.resolve("access.log"), line.formatted(1, "") + line.formatted(1, "a.css"));
    Path refused = Path.of("").toAbsolutePath().resolve("access.log.refused.ndjson");
    try {
      Run run = command("import", file.toString());
      assertThat(run.code()).isEqualTo(ExitCode.ROWS_REFUSED);
      assertThat(run.out().replaceAll("[0-9.]+ s\\.\n", "TIME\n"))
          .isEqualTo(
              file
                  + " is import 1: 2 rows, 1 stored, 0 duplicate, 1 refused, 0 without a person; 1"
                  + " person, from 2026-01-01T10:00:00Z to 2026-01-01T10:00:00Z; TIME\n"
                  + "1 refused row is no page: an asset, a feed, or another method or answer."
                  + " Nothing else was refused.\n"
                  + "What was refused, and why: "
                  + refused
                  + "\n");
      assertThat(Files.readString(refused)).doesNotContain("10.0.0.1").contains("not_a_page");
      assertThat(command("import", file.toString(), "--json").out())
          .contains("\"import\":1,", "\"stored\":0,");
    } finally {
      Files.deleteIfExists(refused);
    }
  }

  @Test
  void importsAreListedAndTakenBack() throws IOException {
    assertThat(command("import", "--list"))
        .isEqualTo(new Run(0, "Nothing was imported so far.\n", ""));
    Path file = Files.writeString(folder.resolve("shop.csv"), SHOP);
    command("import", file.toString());
    assertThat(command("import", "--list").out().replaceAll("20[0-9T:-]+Z", "WHEN                "))
        .isEqualTo(
            """
            import  into    rows  refused  when                  file
                 1  events     3        0  WHEN                  shop.csv
            """);
    assertThat(command("import", "--undo", "1"))
        .isEqualTo(new Run(0, "Import 1 (shop.csv) is undone: its rows count no longer.\n", ""));
    assertThat(command("import", "--undo", "1"))
        .isEqualTo(new Run(2, "", "Import 1 is undone already.\n"));
    assertThat(command("import", "--undo", "7"))
        .isEqualTo(new Run(2, "", "There is no import 7; `import --list` shows all.\n"));
    assertThat(command("import", "--list", "--json").out())
        .startsWith(
            "{\"import\":1,\"file\":\"shop.csv\",\"into\":\"events\",\"rows\":3,\"refused\":0,\"when\":\"")
        .endsWith("\"finished\":true,\"undone\":true}\n");
    assertThat(command("import", file.toString(), "--set", "source=x").out())
        .contains("shop.csv is import 2: 3 rows, 3 stored, 0 duplicate");
  }

  @Test
  void aCommandWithoutATaskOrWithTwo() {
    assertThat(command("import"))
        .isEqualTo(
            new Run(2, "", "Which file? It is fullfunnel import FILE… or --list or --undo N.\n"));
    assertThat(command("import", "x.csv", "--list"))
        .isEqualTo(
            new Run(
                2,
                "",
                "One thing at a time. It is fullfunnel import FILE… or --list or --undo N.\n"));
  }

  @Test
  void dealsBeforeTheirLeadsAreNamed() throws IOException {
    Path leads = SharedData.file("data/olist_mql.csv");
    Path deals = SharedData.file("data/olist_deals.csv");
    command(
        "import",
        leads.toString(),
        "--map=userId=mql_id",
        "--map=time=first_contact_date",
        "--map=source=origin",
        "--set=event=Lead");
    Run run =
        command(
            "import",
            deals.toString(),
            "--into=deals",
            "--map=deal=seller_id",
            "--map=person=mql_id",
            "--map=time=won_date",
            "--set=outcome=won",
            "--set=stage=won");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(" is import 2: 842 rows, 1,684 stored, 0 duplicate, 0 refused,")
        .endsWith(
            """
            1 person has a deal dated before every other event, so no funnel from a lead to that deal counts them:
              b91cf8812365f50ff4bda4bcd6206b05: deal 2018-03-06T19:38:55Z, first other event 2018-03-08T00:00:00Z
            """);
  }

  @Test
  void peopleWithAddressesMeetDealsThatNameTheirAddress() throws IOException {
    Path people =
        Files.writeString(folder.resolve("people.csv"), "id,email\nu1,Ann@shop.example\nu2,n/a\n");
    Path deals =
        Files.writeString(
            folder.resolve("deals.csv"),
            "deal,person,time,stage\nd1,ann@shop.example,2026-01-05,demo\n");
    Path visits =
        Files.writeString(folder.resolve("visits.csv"), "userId,time,event\nu1,2026-01-01,visit\n");
    command("import", people.toString(), "--into", "people");
    command("import", deals.toString(), "--into", "deals");
    command("import", visits.toString());
    JsonNode answer =
        ask("default", "{\"ask\":\"funnel\",\"steps\":[\"visit\",\"Deal Stage Changed\"]}");
    assertThat(answer.at("/answer/entered").asInt()).isEqualTo(1);
    assertThat(answer.at("/answer/completed").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsExportedComesInAgainAndAnswersTheSame() throws IOException {
    Path shop = SharedData.file("data/rees46.csv");
    command(
        "import",
        shop.toString(),
        "--map=userId=user_id",
        "--map=time=event_time",
        "--map=event=event_type");
    Path out = folder.resolve("out.ndjson");
    assertThat(command("export", "events", "--to", out.toString()).code()).isZero();
    Run again = command("import", out.toString(), "--workspace", "copy", "--json");
    assertThat(again.out())
        .contains("\"rows\":17434,\"stored\":17434,\"duplicate\":0,\"refused\":0,")
        .contains("\"people\":4504,");
    String question =
        "{\"ask\":\"funnel\",\"steps\":[\"view\",{\"event\":\"purchase\",\"where\":["
            + "{\"property\":\"price\",\"op\":\">\",\"value\":100}]}],\"by\":\"brand\"}";
    JsonNode first = ask("default", question);
    assertThat(first.at("/answer/entered").asInt()).isPositive();
    assertThat(ask("copy", question).at("/answer")).isEqualTo(first.at("/answer"));
    Files.delete(Path.of("rees46.csv.refused.ndjson"));
  }

  private JsonNode ask(String workspace, String question) throws IOException {
    Path file = Files.writeString(folder.resolve("question.json"), question);
    Run run = command("ask", file.toString(), "--as", "json", "--workspace", workspace);
    assertThat(run.err()).isEmpty();
    return JsonMapper.shared().readTree(run.out());
  }

  private Run command(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Run.of(all.toArray(String[]::new));
  }
}
