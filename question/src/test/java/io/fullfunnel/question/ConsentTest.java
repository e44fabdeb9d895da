package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: questions and audiences of people by what they agreed to. */
class ConsentTest {
  @TempDir Path folder;

  @Test
  void peopleArePickedByHowTheirConsentStands() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace shop = new Workspaces(data).open("shop")) {
      shop.append(
          "test",
          List.of(visit("a", 1, "true"), visit("b", 1, "false"), visit("c", 1, "7"), visit("d")));
      assertThat(asked(shop, "{'consent':'marketing'}")).isEqualTo(1);
      assertThat(asked(shop, "{'consent':'marketing','is':'denied'}")).isEqualTo(1);
      assertThat(asked(shop, "{'consent':'marketing','is':'unknown'}")).isEqualTo(2);
      assertThat(asked(shop, "{'not':{'consent':'marketing','is':'granted'}}")).isEqualTo(3);
      assertThat(asked(shop, "{'consent':'ads','is':'unknown'}")).isEqualTo(4);
      AudienceSettings audiences = new AudienceSettings(shop, engine);
      audiences.set("May be written to", Asking.json("{'consent':'marketing','is':'granted'}"));
      assertThat(asked(shop, "{'audience':'May be written to'}")).isEqualTo(1);
      shop.append("test", List.of(visit("a", 2, "false"), visit("b", 2, "true")));
      shop.append("test", List.of(visit("d", 2, "true")));
      assertThat(asked(shop, "{'audience':'May be written to'}")).isEqualTo(2);
      WorkspaceData now = WorkspaceData.of(shop);
      assertThat(Asking.ask(question("{'consent':'ads'}"), now).at("/question/people/0").toString())
          .isEqualTo("{\"consent\":\"ads\",\"is\":\"granted\"}");
      assertThat(Asking.error(question("{'consent':'mail'}"), now))
          .isEqualTo(
              "Unknown purpose \"mail\" at /people/consent. Known: analytics, marketing,"
                  + " personalisation, ads.");
      assertThat(Asking.error(question("{'consent':'ads','is':'yes'}"), now))
          .startsWith("Unknown state \"yes\" at /people/is.");
    }
  }

  private static long asked(Workspace shop, String people) throws IOException {
    return Asking.ask(question(people), WorkspaceData.of(shop))
        .at("/answer/total/values/people")
        .asLong();
  }

  private static String question(String people) {
    return "{'ask':'figures','figures':['people'],'people':" + people + "}";
  }

  private static byte[] visit(String user) {
    return "{\"event\":\"visit\",\"userId\":\"%s\",\"timestamp\":\"2026-03-01T12:00:00Z\"}"
        .formatted(user)
        .getBytes(UTF_8);
  }

  private static byte[] visit(String user, int day, String marketing) {
    return """
    {"type":"track","event":"visit","userId":"%s","timestamp":"2026-03-0%dT12:00:00Z",\
    "context":{"consent":{"categoryPreferences":{"marketing":%s}}}}\
    """
        .formatted(user, day, marketing)
        .getBytes(UTF_8);
  }
}
