package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: rules over paths say which pages belong together, at once and for the past;
 * what may belong together is proposed.
 */
class PageGroupsTest {
  @TempDir Path folder;

  @Test
  void rulesGroupPagesAtOnceAndForThePast() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace site = new Workspaces(data).open("site")) {
      site.append("test", messages());
      PageGroupSettings groups = new PageGroupSettings(site, engine);
      assertThat(groups.list())
          .hasToString(
              "PageGroupList[pageGroups=[], ungrouped=6, proposals=[Proposal[name=Blog,"
                  + " paths=[/blog/*], pages=2, views=3], Proposal[name=How to, paths=[/how-to/*],"
                  + " pages=2, views=2]]]");
      assertThat(views(site, "page.group")).containsExactly("(none) 6");

      assertThat(
              groups.set(
                  "Articles",
                  Asking.json("{'paths':['/blog/*','/how-to/*'],'topic':'light','stage':'aware'}")))
          .isEmpty();
      groups.set("Best", Asking.json("'/blog/best'"));
      assertThat(views(site, "page.group")).containsExactly("Articles 3", "Best 2", "(none) 1");
      assertThat(views(site, "page.group.topic")).containsExactly("(none) 3", "light 3");
      assertThat(groups.set("None", Asking.json("['/nowhere']")))
          .extracting(Note::text)
          .containsExactly("No page has been viewed so far that belongs to it.");
      groups.reset("None");

      groups.set("Articles", Asking.json("{'paths':['/blog/*'],'intent':'content'}"));
      assertThat(views(site, "page.group")).containsExactly("(none) 3", "Best 2", "Articles 1");
      assertThat(views(site, "page.group.intent")).containsExactly("(none) 5", "content 1");
      assertThat(groups.list().pageGroups())
          .extracting(g -> g.name() + g.paths() + g.intent() + g.version() + g.views() + g.people())
          .containsExactly("Articles[/blog/*]content211", "Best[/blog/best]null122");
      groups.reset("Articles");
      assertThat(views(site, "page.group")).containsExactly("(none) 4", "Best 2");
      assertThat(site.definitions().versions(Definitions.Kind.PAGE_GROUP)).hasSize(6);
    }
  }

  @Test
  void aGroupStandsInConditionsToo() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace site = new Workspaces(data).open("site")) {
      site.append("test", messages());
      new PageGroupSettings(site, engine).set("Articles", Asking.json("'/blog*'"));
      JsonNode answer =
          Asking.ask(
              "{'ask':'funnel','steps':[{'event':'Page Viewed','where':[{'property':"
                  + "'page.group','op':'=','value':'Articles'}]}]}",
              WorkspaceData.of(site));
      assertThat(answer.at("/answer/entered").asInt()).isEqualTo(2);
      JsonNode pages = Asking.ask("{'ask':'pages','by':'page.group'}", WorkspaceData.of(site));
      assertThat(pages.at("/answer/rows/0/key/0") + " " + pages.at("/answer/rows/0/views"))
          .isEqualTo("\"Articles\" 3");
    }
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace site = new Workspaces(data).open("site")) {
      PageGroupSettings groups = new PageGroupSettings(site, engine);
      assertThatThrownBy(() -> groups.set("A", Asking.json("'blog'")))
          .hasMessageContaining("a path that begins with /");
      assertThatThrownBy(() -> groups.set("A", Asking.json("[]")))
          .hasMessageContaining("1 to 200 paths such as \"/blog/*\"");
      assertThatThrownBy(() -> groups.set("A", Asking.json("{'path':'/a'}")))
          .hasMessage("Unknown field \"path\" at /. Did you mean \"paths\"?");
      assertThatThrownBy(() -> groups.set(" ", Asking.json("'/a'")))
          .hasMessageContaining("is no name of a page group");
      assertThatThrownBy(() -> groups.reset("A")).hasMessage("There is no page group \"A\".");
      assertThat(site.definitions().versions(Definitions.Kind.PAGE_GROUP)).isEmpty();
    }
  }

  /** The rows of figures as text. */
  private static List<String> views(Workspace site, String by) throws IOException {
    List<String> rows = new ArrayList<>();
    JsonNode answer =
        Asking.ask(
            "{'ask':'figures','figures':['pageViews'],'by':'" + by + "'}", WorkspaceData.of(site));
    for (JsonNode row : answer.at("/answer/rows")) {
      rows.add(row.at("/key/0").asString() + " " + row.at("/values/pageViews"));
    }
    return rows;
  }

  private static List<byte[]> messages() {
    List<byte[]> messages = new ArrayList<>();
    int second = 0;
    for (String path :
        List.of("/", "/blog/best", "/blog/light", "/how-to/a", "/how-to/b", "/blog/best")) {
      String user = second < 50 ? "ann" : "bob";
      messages.add(
          """
          {"type":"page","userId":"%s","timestamp":"2026-01-02T00:00:%02dZ",
           "context":{"page":{"path":"%s"}}}\
          """
              .formatted(user, second, path)
              .getBytes(UTF_8));
      second += 10;
    }
    return messages;
  }
}
