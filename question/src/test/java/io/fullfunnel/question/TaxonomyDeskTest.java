package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.links.LinkException;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What links are to say, tried on a link and on what was seen. */
class TaxonomyDeskTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private DataDirectory data;
  private Workspace workspace;
  private TaxonomyDesk desk;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    Workspaces all = new Workspaces(data);
    workspace = all.open("shop");
    desk = new TaxonomyDesk(workspace, all.links(CLOCK).of("shop"), CLOCK);
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
    data.close();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  /** Problems of a link, one a line: code, tag, value, mended. */
  private String problems(String asked) {
    return lines(desk.test(json(asked)).path("problems"));
  }

  private static String lines(JsonNode problems) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode each : problems) {
      lines
          .append(each.path("code").asString())
          .append(' ')
          .append(each.path("tag").asString())
          .append(' ')
          .append(each.path("value").asString())
          .append(each.path("mended").isString() ? " > " + each.path("mended").asString() : "");
      if (each.has("touches")) {
        lines.append("  ").append(each.path("touches")).append('/').append(each.path("people"));
        lines.append(' ').append(each.path("channels"));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  @Test
  void aLinkIsBuiltAndItsChannelTold() {
    JsonNode built =
        desk.test(
            json(
                "{'url':'https://shop.example/a?x=1#b','source':'google','medium':'cpc',"
                    + "'campaign':'spring'}"));
    assertThat(built.path("address").asString())
        .isEqualTo(
            "https://shop.example/a?x=1&utm_source=google&utm_medium=cpc&utm_campaign=spring#b");
    assertThat(built.path("channel").asString()).isEqualTo("Paid Search");
    assertThat(built.path("why").asString()).startsWith("Rule 4, Paid Search: source \"google\"");
    assertThat(built.path("tags").toString().replace('"', '\''))
        .isEqualTo("{'source':'google','medium':'cpc','campaign':'spring'}");
    assertThat(built.path("problems")).isEmpty();
    assertThat(built.path("mended").isNull()).isTrue();
  }

  @Test
  void whatShipsWantsThreeTagsInSmallLetters() {
    assertThat(problems("{'url':'https://x.example/?utm_source=News%20Letter&utm_medium=eMail'}"))
        .isEqualTo(
            """
            space source News Letter > news-letter
            case medium eMail > email
            missing campaign\s
            """);
    assertThat(
            desk.test(json("{'url':'https://x.example/?utm_source=A&utm_medium=b&utm_campaign=c'}"))
                .path("mended")
                .asString())
        .isEqualTo("https://x.example/?utm_medium=b&utm_campaign=c&utm_source=a");
    assertThat(problems("{'url':'https://x.example/','source':'a','medium':'b','campaign':'c'}"))
        .isEqualTo("channel medium b\n");
  }

  @Test
  void valuesThatAreNotAllowedAreNearOneOrNot() throws IOException {
    desk.save(
        json(
            "{'sources':['newsletter','google'],'mediums':['e-mail','cpc'],"
                + "'campaign':'20[0-9]{2}-[a-z-]+','required':['source','medium']}"),
        "ann",
        "");
    assertThat(
            problems(
                "{'url':'https://x.example/','source':'newsleter','medium':'Email',"
                    + "'campaign':'Spring'}"))
        .isEqualTo(
            """
            near source newsleter > newsletter
            spelling medium Email > e-mail
            case campaign Spring
            """);
    assertThat(
            problems("{'url':'https://x.example/','source':'bing','medium':'CPC','campaign':'x'}"))
        .isEqualTo(
            """
            unknown source bing
            case medium CPC > cpc
            pattern campaign x
            """);
    assertThat(
            problems(
                "{'url':'https://x.example/','source':'google','medium':'cpc',"
                    + "'campaign':'2026-spring'}"))
        .isEmpty();
  }

  /** Two spellings of one value, what is missing, what no rule knows; bots are left out. */
  @Test
  void whatWasSeenAndIsWrong() throws IOException {
    StringBuilder events = new StringBuilder();
    String[] rows = {
      "u1 news-letter email a",
      "u2 newsletter email a",
      "u3 newsletter email a",
      "u4 Newsletter email a",
      "u4 Newsletter email b",
      "u5 odd odd a",
      "u6 newsletter  a",
      "bot Robot email a"
    };
    int hour = 0;
    for (String row : rows) {
      String[] part = row.split(" ", -1);
      String agent = part[0].equals("bot") ? "'userAgent':'Googlebot/2.1'," : "";
      String medium = part[2].isEmpty() ? "" : "'medium':'" + part[2] + "',";
      events.append(
          "{'type':'page','userId':'%s','timestamp':'2026-01-01T%02d:00:00Z','context':{%s'campaign':{'source':'%s',%s'name':'%s'},'page':{'url':'https://x.example/'}}}\n"
              .formatted(part[0], hour++, agent, part[1], medium, part[3])
              .replace('\'', '"'));
    }
    Path file = Files.writeString(folder.resolve("events.ndjson"), events);
    Importing.run(
        workspace, new ImportRequest(file, FileOptions.events(), folder, false), ImportWatch.NONE);
    JsonNode seen = desk.seen();
    assertThat(seen.path("values").asInt() + " " + seen.path("touches").asInt()).isEqualTo("8 7");
    assertThat(lines(seen.path("wrong")))
        .isEqualTo(
            """
            case source Newsletter > newsletter  2/1 ["Email"]
            missing medium source=newsletter  1/1 ["Unassigned"]
            channel medium odd  1/1 ["Unassigned"]
            duplicate source news-letter > newsletter  1/1 ["Email"]
            """);
    JsonNode preview = desk.preview(json("{'sources':['Newsletter'],'lowerCase':false}"));
    assertThat(lines(preview.path("now").path("wrong"))).isEqualTo(lines(seen.path("wrong")));
    assertThat(lines(preview.path("then").path("wrong")))
        .contains("case source newsletter > Newsletter  3/3", "unknown source odd  1/1");
  }

  @Test
  void whatIsWrongIsSaid() {
    for (String[] wrong :
        new String[][] {
          {"{'mediums':['a','A']}", "\"A\" of mediums has capital letters, and lowerCase is on."},
          {"{'sources':['a-b','ab']}", "\"a-b\" and \"ab\" of sources are one value; keep one."},
          {"{'campaign':'('}", "\"(\" is no pattern of campaigns: missing closing )."},
          {
            "{'required':['colour']}",
            "\"colour\" is no part of a link; parts are source, medium, campaign, content, term."
          },
          {
            "{'source':['a']}",
            "Unknown field \"source\"; fields are sources, mediums, campaign, required, lowerCase."
          },
          {"[]", "A taxonomy is an object with sources, mediums, campaign, required, lowerCase."}
        }) {
      assertThatThrownBy(() -> desk.save(json(wrong[0]), "ann", ""))
          .isInstanceOf(LinkException.class)
          .hasMessage(wrong[1]);
    }
    assertThatThrownBy(() -> desk.test(json("{'url':'https://x.example/','source':'a\\nb'}")))
        .hasMessage("A source has at most 200 characters and no line breaks.");
  }
}
