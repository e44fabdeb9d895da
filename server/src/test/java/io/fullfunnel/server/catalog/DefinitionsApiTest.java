package io.fullfunnel.server.catalog;

import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Goals and audiences over HTTP: listed, set in versions, given back; who may do that. */
class DefinitionsApiTest {
  private static final String FORM = "{\"event\":\"purchase\",\"where\":[]}";
  private static final String BUYERS = "{\"did\":\"purchase\",\"times\":\">=1\"}";

  private final StartedServer server = StartedServer.shared();
  private final Http http = server.http();

  private static Shop shop() {
    return Shop.of(
        track("view", "u1", 0, ""), track("view", "u2", 1, ""), track("purchase", "u1", 9, ""));
  }

  private static JsonNode named(JsonNode list, String name) {
    for (JsonNode one : list) {
      if (one.path("name").asString().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no " + name + " in " + list);
  }

  private JsonNode goal(Shop shop, String name) {
    return named(http.get(shop.path("/goals")).json().path("goals"), name);
  }

  @Test
  void aGoalIsProposedSetAndGivenBack() {
    Shop shop = shop();
    JsonNode unset = goal(shop, "sale");
    assertThat(unset.path("kind") + " " + unset.path("events") + " " + unset.path("looksLike"))
        .isEqualTo("\"default\" 0 {\"event\":\"purchase\",\"events\":1}");

    Http.Answer set = http.send("PUT", shop.path("/goals/sale"), "\"purchase\"");
    assertThat(set.status() + " " + set.body()).isEqualTo("200 {\"name\":\"sale\",\"notes\":[]}");
    JsonNode first = goal(shop, "sale");
    assertThat(first.path("kind") + " " + first.path("match") + " " + first.path("version"))
        .isEqualTo("\"changed\" \"purchase\" 1");
    assertThat(first.path("people").asInt()).isEqualTo(1);
    assertThat(sales(shop)).isEqualTo("1");

    assertThat(http.send("PUT", shop.path("/goals/sale"), "\"purchse\"").body())
        .isEqualTo(
            "{\"name\":\"sale\",\"notes\":[\"No event \\\"purchse\\\" so far. Did you mean"
                + " \\\"purchase\\\"?\"]}");
    assertThat(goal(shop, "sale").path("version").asInt()).isEqualTo(2);
    assertThat(sales(shop)).isEqualTo("0");

    assertThat(http.delete(shop.path("/goals/sale")).status()).isEqualTo(204);
    StringBuilder meanings = new StringBuilder();
    http.get(shop.path("/goals/sale/versions"))
        .json()
        .path("versions")
        .forEach(
            version -> meanings.append(version.path("number")).append(version.path("meaning")));
    assertThat(meanings).hasToString("1\"purchase\"2\"purchse\"3null");
    assertThat(http.get(shop.path("/goals/lead/versions")).body())
        .isEqualTo("{\"name\":\"lead\",\"versions\":[]}");
    assertThat(goal(shop, "sale").path("kind").asString()).isEqualTo("default");
    http.send("PUT", shop.path("/goals/big-sale"), FORM);
    assertThat(goal(shop, "big-sale").path("kind").asString()).isEqualTo("own");
  }

  private String sales(Shop shop) {
    return http.post(shop.path("/ask"), "{\"ask\":\"figures\",\"figures\":[\"goal:sale\"]}")
        .json()
        .at("/answer/total/values/goal:sale")
        .toString();
  }

  @Test
  void anAudienceIsSetCountedUsedAndRemoved() {
    Shop shop = shop();
    assertThat(http.get(shop.path("/audiences")).body()).isEqualTo("{\"audiences\":[]}");
    String path = shop.path("/audiences/back%20lately");
    assertThat(http.send("PUT", path, BUYERS).body())
        .isEqualTo("{\"name\":\"back lately\",\"notes\":[]}");
    JsonNode audience = http.get(shop.path("/audiences")).json().at("/audiences/0");
    assertThat(
            audience.path("name")
                + " "
                + audience.path("condition")
                + " "
                + audience.path("version")
                + " "
                + audience.path("people"))
        .isEqualTo("\"back lately\" " + BUYERS + " 1 1");
    assertThat(
            http.post(
                    shop.path("/ask"),
                    "{\"ask\":\"funnel\",\"steps\":[\"view\"],\"people\":{\"audience\":\"back"
                        + " lately\"}}")
                .json()
                .at("/answer/entered")
                .asInt())
        .isEqualTo(1);
    assertThat(http.delete(path).status()).isEqualTo(204);
    assertThat(http.get(shop.path("/audiences")).body()).isEqualTo("{\"audiences\":[]}");
  }

  @Test
  void aPageGroupIsProposedSetUsedAndRemoved() {
    Shop shop = Shop.of(page("u1", 0, "/blog/a"), page("u1", 9, "/blog/b"), page("u2", 9, "/"));
    assertThat(http.get(shop.path("/page-groups")).body())
        .isEqualTo(
            "{\"pageGroups\":[],\"ungrouped\":3,\"proposals\":[{\"name\":\"Blog\",\"paths\":"
                + "[\"/blog/*\"],\"pages\":2,\"views\":2}]}");
    String path = shop.path("/page-groups/My%20articles");
    assertThat(http.send("PUT", path, "{\"paths\":[\"/blog/*\"],\"topic\":\"light\"}").body())
        .isEqualTo("{\"name\":\"My articles\",\"notes\":[]}");
    JsonNode group = http.get(shop.path("/page-groups")).json().at("/pageGroups/0");
    assertThat(
            group.path("name")
                + " "
                + group.path("paths")
                + " "
                + group.path("topic")
                + " "
                + group.path("stage")
                + " "
                + group.path("version")
                + " "
                + group.path("views")
                + " "
                + group.path("people"))
        .isEqualTo("\"My articles\" [\"/blog/*\"] \"light\" null 1 2 1");
    String question = "{\"ask\":\"pages\",\"by\":[\"page.group\",\"page.group.topic\"]}";
    assertThat(http.post(shop.path("/ask"), question).json().at("/answer/rows/1/key"))
        .hasToString("[\"My articles\",\"light\"]");
    assertThat(problem(http.send("PUT", path, "\"blog\""))).startsWith("400 question null At /");
    assertThat(problem(http.delete(shop.path("/page-groups/My%20article"))))
        .isEqualTo(
            "400 question My articles There is no page group \"My article\". Did you mean \"My"
                + " articles\"?");
    assertThat(http.delete(path).status()).isEqualTo(204);
    Http.Answer key = http.post(shop.path("/keys"), "{\"scope\":\"ask\"}");
    Http reader = server.anonymous().withKey(key.json().path("key").asString());
    assertThat(reader.get(shop.path("/page-groups")).status()).isEqualTo(200);
    assertThat(reader.send("PUT", path, "\"/a\"").status()).isEqualTo(403);
  }

  private static String page(String user, int second, String path) {
    return """
    {"type":"page","userId":"%s","time":%d,"context":{"page":{"path":"%s"}}}\
    """
        .formatted(user, Shop.T + second * 1000L, path);
  }

  @Test
  void whatIsWrongIsAProblemWithItsPlace() {
    Shop shop = shop();
    assertThat(problem(http.send("PUT", shop.path("/goals/Sale!"), "\"a\"")))
        .startsWith("400 question null \"Sale!\" is no name of a goal");
    assertThat(problem(http.send("PUT", shop.path("/goals/sale"), "{\"evnt\":\"a\"}")))
        .isEqualTo("400 question event Unknown field \"evnt\" at /. Did you mean \"event\"?");
    assertThat(problem(http.send("PUT", shop.path("/goals/sale"), "{")))
        .startsWith("400 question null The question is not JSON");
    assertThat(problem(http.delete(shop.path("/goals/sales"))))
        .isEqualTo("400 question sale There is no goal \"sales\". Did you mean \"sale\"?");
    assertThat(problem(http.send("PUT", shop.path("/audiences/x"), "[]")))
        .startsWith("400 question null At / there must be a condition on people");
    assertThat(problem(http.send("PUT", shop.path("/audiences/x"), "{\"property\":\"plan\"}")))
        .startsWith("400 question");
    assertThat(problem(http.delete(shop.path("/audiences/none"))))
        .startsWith("400 question null There is no audience \"none\".");
  }

  private static String problem(Http.Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode json = answer.json();
    return answer.status()
        + " "
        + json.path("code").asString()
        + " "
        + json.path("nearest").asString("null")
        + " "
        + json.path("detail").asString();
  }

  /** Whoever reads sees them; only who may define changes them. */
  @Test
  void whoMayReadAndWhoMayDefine() {
    Shop shop = shop();
    Map<String, String> statuses = new TreeMap<>();
    for (String scope : List.of("admin", "ask", "write", "server")) {
      statuses.put(scope, statuses(server.anonymous().withKey(key(shop, scope)), shop));
    }
    statuses.put("nobody", statuses(server.anonymous(), shop));
    statuses.put("other", statuses(server.anonymous().withKey(key(shop(), "admin")), shop));
    assertThat(statuses)
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "admin", "200 200 204 200 200 204",
                    "ask", "200 403 403 200 403 403",
                    "write", "403 403 403 403 403 403",
                    "server", "403 403 403 403 403 403",
                    "nobody", "401 403 403 401 403 403",
                    "other", "404 404 404 404 404 404")));
  }

  private String key(Shop shop, String scope) {
    return http.post(shop.path("/keys"), "{\"scope\":\"" + scope + "\"}")
        .json()
        .path("key")
        .asString();
  }

  private static String statuses(Http caller, Shop shop) {
    return caller.get(shop.path("/goals")).status()
        + " "
        + caller.send("PUT", shop.path("/goals/trial"), "\"view\"").status()
        + " "
        + caller.delete(shop.path("/goals/trial")).status()
        + " "
        + caller.get(shop.path("/audiences")).status()
        + " "
        + caller.send("PUT", shop.path("/audiences/a"), BUYERS).status()
        + " "
        + caller.delete(shop.path("/audiences/a")).status();
  }
}
