package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: audiences are named conditions on people, and membership is live. */
class AudiencesTest {
  private static final String LATELY = "{'did':'visit','times':'>=2','in':{'last':'30d'}}";

  @TempDir Path folder;

  @Test
  void anAudienceStandsWhereAConditionOnPeopleStands() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace shop = new Workspaces(data).open("shop")) {
      shop.append(
          "test",
          List.of(
              visit("a", "2026-03-01"),
              visit("a", "2026-03-02"),
              visit("b", "2026-01-01"),
              visit("b", "2026-03-02"),
              visit("c", "2026-03-03")));
      AudienceSettings audiences = new AudienceSettings(shop, engine);
      assertThat(audiences.set("Back lately", Asking.json(LATELY))).isEmpty();
      assertThat(people(audiences)).isEqualTo(1);
      assertThat(asked(shop, "{'audience':'Back lately'}")).isEqualTo("1 2");
      assertThat(asked(shop, "{'not':{'audience':'Back lately'}}")).isEqualTo("2 3");

      shop.append("test", List.of(visit("c", "2026-03-04"), visit("c", "2026-03-05")));
      assertThat(people(audiences)).isEqualTo(2);
      // in a month nobody came back lately, though the audience is the same
      shop.append("test", List.of(visit("d", "2026-05-05")));
      assertThat(people(audiences)).isZero();

      assertThat(Asking.error(question("{'audience':'Back latly'}"), WorkspaceData.of(shop)))
          .isEqualTo(
              "Unknown audience \"Back latly\" at /people/audience. Did you mean \"Back lately\"?");
      assertThatThrownBy(
              () -> audiences.set("x", Asking.json("{'not':{'audience':'Back lately'}}")))
          .hasMessage(
              "At /not/audience an audience stands inside an audience; write the conditions there"
                  + " that it means.");
      assertThatThrownBy(() -> audiences.set("x", Asking.json("{'stage':'loyalty'}")))
          .hasMessage(
              "At /model there must be a model's name such as \"full-funnel\", not nothing.");
      audiences.reset("Back lately");
      assertThat(audiences.list().audiences()).isEmpty();
      assertThatThrownBy(() -> audiences.reset("Back lately"))
          .hasMessage("There is no audience \"Back lately\".");
    }
  }

  private static long people(AudienceSettings audiences) throws IOException {
    return audiences.list().audiences().getFirst().people();
  }

  private static String asked(Workspace shop, String people) throws IOException {
    var values = Asking.ask(question(people), WorkspaceData.of(shop)).at("/answer/total/values");
    return values.path("people").asLong() + " " + values.path("events").asLong();
  }

  private static String question(String people) {
    return "{'ask':'figures','figures':['people','events'],'people':" + people + "}";
  }

  private static byte[] visit(String user, String day) {
    return """
    {"type":"track","event":"visit","userId":"%s","timestamp":"%sT12:00:00Z"}\
    """
        .formatted(user, day)
        .getBytes(UTF_8);
  }
}
