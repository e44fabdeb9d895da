package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.render.Rendering;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: funnels and figures split by audiences; a person may stand in several. */
class AudienceSplitTest {
  private static final String BY = "'by':{'audience':['buyers','viewers']}";

  @TempDir Path folder;

  /** What is done with the data of a shop. */
  private interface Work {
    void with(Data data);
  }

  private void inShop(Work work) throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace shop = new Workspaces(data).open("shop")) {
      List<byte[]> messages = new ArrayList<>();
      for (String line : List.of("ann view", "ann buy", "bob view", "cleo buy", "dan other")) {
        String[] part = line.split(" ", 2);
        messages.add(
            """
            {"type":"track","event":"%s","userId":"%s","timestamp":"2026-01-02T00:%02d:00Z"}\
            """
                .formatted(part[1], part[0], messages.size())
                .getBytes(UTF_8));
      }
      shop.append("test", messages);
      AudienceSettings audiences = new AudienceSettings(shop, engine);
      audiences.set("buyers", Asking.json("{'did':'buy'}"));
      audiences.set("viewers", Asking.json("{'did':'view'}"));
      work.with(WorkspaceData.of(shop));
    }
  }

  @Test
  void aFunnelByAudiences() throws IOException {
    inShop(data -> {
      JsonNode whole =
          Asking.ask("{'ask':'funnel','steps':[{'any':['view','other']},'buy']," + BY + "}", data);
      List<String> groups = new ArrayList<>();
      for (JsonNode group : whole.at("/answer/groups")) {
        groups.add(group.path("key") + " " + group.path("entered") + group.path("completed"));
      }
      assertThat(groups).containsExactly("[\"viewers\"] 21", "[\"(none)\"] 10", "[\"buyers\"] 11");
      assertThat(whole.at("/answer/entered").asInt()).isEqualTo(3);
      assertThat(whole.at("/question/by").toString())
          .isEqualTo("{\"audience\":[\"buyers\",\"viewers\"]}");
      assertThat(whole.path("notes").toString()).contains("groups-overlap");
      assertThat(Asking.ask(whole.path("question"), data)).isEqualTo(whole);
      assertThat(Rendering.csv(whole)).startsWith("audience,step,label,");
    });
  }

  @Test
  void figuresByAudiences() throws IOException {
    inShop(data -> {
      JsonNode whole =
          Asking.ask("{'ask':'figures','figures':['people','events']," + BY + "}", data);
      List<String> rows = new ArrayList<>();
      for (JsonNode row : whole.at("/answer/rows")) {
        rows.add(row.path("key") + " " + row.path("values"));
      }
      assertThat(rows)
          .containsExactly(
              "[\"buyers\"] {\"people\":2,\"events\":3}",
              "[\"viewers\"] {\"people\":2,\"events\":3}",
              "[\"(none)\"] {\"people\":1,\"events\":1}");
      assertThat(whole.at("/answer/total/values")).hasToString("{\"people\":4,\"events\":5}");
      assertThat(whole.at("/answer/total/adds")).hasToString("{\"people\":false,\"events\":false}");
      assertThat(Rendering.csv(whole)).startsWith("audience,people,events\nbuyers,2,3\n");
    });
  }

  /** Invariant: a number equals the count of what it lists. */
  @Test
  void thePeopleOfAGroupAreListed() throws IOException {
    inShop(data -> {
      String question = "{'ask':'funnel','steps':['view']," + BY + ",'list':{'of':'";
      JsonNode whole = Asking.ask(question + "/groups/0/entered'}}", data);
      assertThat(whole.at("/answer/list")).hasSize(2);
      assertThat(whole.at("/question/list/of").asString()).isEqualTo("/groups/0/entered");
      assertThat(Asking.ask(whole.path("question"), data)).isEqualTo(whole);
      assertThat(Asking.ask(question + "/entered'}}", data).at("/answer/list")).hasSize(2);
      assertThat(Asking.error(question + "/groups/3/entered'}}", data))
          .isEqualTo("The pointer at /list/of points at no group: the answer has 3.");
    });
  }

  /** A row of figures is one of its group's buckets. */
  @Test
  void theRowOfFiguresIsListed() throws IOException {
    inShop(data -> {
      String question =
          "{'ask':'figures','figures':['people','events'],'every':'day','period':"
              + "{'from':'2026-01-01','to':'2026-01-02'},"
              + BY
              + ",'list':{'of':'";
      for (int row = 0; row < 6; row++) {
        JsonNode whole = Asking.ask(question + "/rows/" + row + "/values/events'}}", data);
        assertThat(whole.at("/answer/list"))
            .hasSize(whole.at("/answer/rows/" + row + "/values/events").asInt());
        assertThat(whole.at("/question/list/of").asString())
            .isEqualTo("/rows/" + row + "/values/events");
      }
      JsonNode day = Asking.ask(question + "/totals/1/values/people'}}", data);
      assertThat(day.at("/answer/list")).hasSize(4);
      assertThat(day.at("/answer/totals/1/values/people").asInt()).isEqualTo(4);
    });
  }

  @Test
  void pagesByAudiences() throws IOException {
    inShop(data -> {
      String question = "{'ask':'pages','goal':'sale'," + BY + "}";
      JsonNode whole = Asking.ask(question, data);
      List<String> rows = new ArrayList<>();
      for (JsonNode row : whole.at("/answer/rows")) {
        rows.add(row.path("key") + " " + row.path("visits") + row.path("people"));
      }
      assertThat(rows).containsExactly("[\"(none)\"] 00", "[\"buyers\"] 00", "[\"viewers\"] 00");
      assertThat(Asking.ask(whole.path("question"), data)).isEqualTo(whole);
      JsonNode listed =
          Asking.ask("{'ask':'pages'," + BY + ",'list':{'of':'/rows/1/people'}}", data);
      assertThat(listed.at("/answer/list")).isEmpty();
      assertThat(Rendering.csv(whole)).startsWith("audience,");
    });
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    inShop(data -> {
      assertThat(Asking.error("{'ask':'funnel','steps':['a'],'by':{'audience':'buyer'}}", data))
          .isEqualTo("Unknown audience \"buyer\" at /by/audience. Did you mean \"buyers\"?");
      assertThat(Asking.error("{'ask':'funnel','steps':['a'],'by':{'audience':[],'at':'x'}}", data))
          .isEqualTo("Unknown field \"at\" at /by. Known: audience.");
      assertThat(Asking.error("{'ask':'funnel','steps':['a'],'by':{'audience':'x'}}", data))
          .startsWith("Unknown audience \"x\" at /by/audience. Known: ");
      assertThat(Asking.error("{'ask':'network','by':{'audience':'buyers'}}", data))
          .contains("Only funnel, figures and pages split by audiences");
    });
  }
}
