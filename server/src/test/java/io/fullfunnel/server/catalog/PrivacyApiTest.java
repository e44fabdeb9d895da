package io.fullfunnel.server.catalog;

import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PrivacyApiTest {
  private final Http http = StartedServer.shared().http();

  @Test
  void rulesAndConsentAreShownAndSaved() {
    Shop shop =
        Shop.of(
            track("visit", "u1", 0, ",\"context\":{\"consent\":{\"marketing\":true}}"),
            track("visit", "u2", 0, ""));
    JsonNode before = http.get(shop.path("/privacy")).json();
    assertThat(before.path("own").asBoolean()).isFalse();
    assertThat(before.path("rules").path("address").asString()).isEqualTo("short");
    assertThat(before.path("consent").get(1).toString())
        .isEqualTo("{\"purpose\":\"marketing\",\"granted\":1,\"denied\":0,\"unknown\":1}");
    JsonNode stands =
        http.post(
                shop.path("/privacy/consent"),
                "{\"id\":\"u1\",\"consent\":{\"marketing\":\"denied\"},\"note\":\"by phone\"}")
            .json();
    assertThat(stands.path("purposes").get(1).path("state").asString()).isEqualTo("denied");
    assertThat(http.post(shop.path("/privacy/test"), "{\"id\":\"u1\"}").json()).isEqualTo(stands);
    assertThat(stands.path("purposes").get(1).path("history").get(0).path("note").asString())
        .isEqualTo("by phone");
    JsonNode saved =
        http.send(
                "PUT",
                shop.path("/privacy"),
                "{\"rules\":{\"address\":\"drop\",\"purposes\":[\"analytics\",\"fax\"]},\"note\":\"\"}")
            .json();
    assertThat(saved.path("rules").path("address").asString()).isEqualTo("drop");
    assertThat(saved.path("consent").toString())
        .isEqualTo(
            "[{\"purpose\":\"analytics\",\"granted\":0,\"denied\":0,\"unknown\":2},"
                + "{\"purpose\":\"fax\",\"granted\":0,\"denied\":0,\"unknown\":2}]");
    for (String wrong :
        new String[] {
          "{\"rules\":{\"address\":\"half\"}}",
          "{\"rules\":{\"purposes\":[]}}",
          "{\"rules\":{\"parameters\":[\"a b\"]}}",
          "{\"rules\":{\"other\":1}}"
        }) {
      Http.Answer answer = http.send("PUT", shop.path("/privacy"), wrong);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("code").asString()).isEqualTo("privacy");
    }
    assertThat(http.post(shop.path("/privacy/test"), "{\"id\":\"nobody\"}").status())
        .isEqualTo(404);
  }
}
