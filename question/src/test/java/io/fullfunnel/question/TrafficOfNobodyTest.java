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

/** FEATURE UNDER TEST: flagged events that belong to nobody are counted where others are. */
class TrafficOfNobodyTest {
  @TempDir Path folder;

  @Test
  void everyEventIsCountedOnce() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Workspace shop = new Workspaces(data).open("shop")) {
      shop.append(
          "test",
          List.of(
              message("\"userId\":\"u\"", "Firefox/140.0", "{}"),
              message("\"userId\":\"u\"", "Googlebot/2.1", "{}"),
              message("\"messageId\":\"1\"", "Firefox/140.0", "{}"),
              message("\"messageId\":\"2\"", "Googlebot/2.1", "{}"),
              message("\"messageId\":\"3\"", "Googlebot/2.1", "{\"test\":true}"),
              message("\"messageId\":\"4\"", "Firefox/140.0", "{\"test\":true}")));
      assertThat(asked(shop, "exclude", "exclude")).isEqualTo("2 events of 1+3+1+1");
      assertThat(asked(shop, "exclude", "include")).isEqualTo("3 events of 1+3+0+2");
      assertThat(asked(shop, "include", "exclude")).isEqualTo("4 events of 2+0+2+2");
      assertThat(asked(shop, "include", "include")).isEqualTo("6 events of 2+0+0+4");
    }
  }

  private static byte[] message(String id, String agent, String properties) {
    return """
    {"type":"track","event":"buy","timestamp":"2026-01-01T10:00:00Z",%s,\
    "context":{"userAgent":"%s"},"properties":%s}\
    """
        .formatted(id, agent, properties)
        .getBytes(UTF_8);
  }

  private static String asked(Workspace shop, String bots, String internal) throws IOException {
    JsonNode answer =
        Asking.ask(
            "{'ask':'figures','figures':['events'],'bots':'%s','internal':'%s'}"
                .formatted(bots, internal),
            WorkspaceData.of(shop));
    JsonNode basis = answer.path("basis");
    return answer.at("/answer/total/values/events")
        + " events of "
        + basis.path("events")
        + "+"
        + basis.path("bots")
        + "+"
        + basis.path("internal")
        + "+"
        + basis.path("withoutPerson");
  }
}
