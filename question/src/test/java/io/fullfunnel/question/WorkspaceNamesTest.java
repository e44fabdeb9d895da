package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: names of properties as a stored workspace has them. */
class WorkspaceNamesTest {
  private static final List<String> SHOP =
      List.of(
          track("ann", "Page Viewed", 1, ""),
          track("ann", "Page Left", 2, ",'properties':{'visible_seconds':12.5}"),
          track("bob", "Page Viewed", 1, ""),
          track("bob", "Page Left", 2, ",'properties':{'visible_seconds':3}"),
          "{'type':'identify','userId':'bob','traits':{'company':'Lamps'}}");

  @TempDir Path folder;

  private static String track(String user, String event, int minute, String rest) {
    return "{'type':'track','event':'%s','userId':'%s','timestamp':'2026-03-01T12:0%d:00Z'%s}"
        .formatted(event, user, minute, rest);
  }

  private static List<String> notes(JsonNode answer) {
    return answer.path("notes").valueStream().map(note -> note.path("text").asString()).toList();
  }

  @Test
  void visibleTimeIsFoundAndNamesThatAreNearlyRightAreSuggested() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Workspace shop = new Workspaces(data).open("shop")) {
      shop.append("test", SHOP.stream().map(m -> m.replace('\'', '"').getBytes(UTF_8)).toList());
      WorkspaceData now = WorkspaceData.of(shop);
      JsonNode answer = Asking.ask("{'ask':'figures','figures':['visits','bounceRate']}", now);
      assertThat(answer.at("/answer/total/values").toString())
          .isEqualTo("{\"visits\":2,\"bounceRate\":0.5}");
      assertThat(notes(answer)).noneMatch(note -> note.contains("bounce"));
      String where =
          "{'ask':'figures','figures':['events'],'where':{'property':'%s','op':'=','value':'x'}}";
      assertThat(notes(Asking.ask(where.formatted("visible_second"), now)))
          .contains("No property \"visible_second\" so far. Did you mean \"visible_seconds\"?");
      assertThat(notes(Asking.ask(where.formatted("person.compny"), now)))
          .contains("No person has \"compny\" so far. Did you mean \"company\"?");
    }
  }
}
