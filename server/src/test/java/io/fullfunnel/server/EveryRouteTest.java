package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every route of the description, asked by nobody, by a key that may only ask and by one that may
 * everything, with nonsense for a body: the headers are there (RELIABILITY A35), no fault is ours,
 * and nothing of what was sent is in the log (A28).
 */
class EveryRouteTest {
  private static final String CANARY = "canary4168";
  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Cross-Origin-Opener-Policy",
          "Cross-Origin-Resource-Policy");

  private final StartedServer server = StartedServer.shared();

  /** One route: its method, its path with names in braces, what its query may hold. */
  record Route(String method, String path, List<String> query, boolean body) {
    static Route of(String path, String method, JsonNode described) {
      List<String> query =
          described
              .path("parameters")
              .valueStream()
              .filter(parameter -> parameter.path("in").asString().equals("query"))
              .map(parameter -> parameter.path("name").asString())
              .toList();
      return new Route(method.toUpperCase(Locale.ROOT), path, query, described.has("requestBody"));
    }

    /** The address in a workspace, all else filled with the canary. */
    String in(Shop shop) {
      StringBuilder address =
          new StringBuilder(path.replace("{w}", shop.name()).replaceAll("\\{\\w+}", CANARY));
      char mark = '?';
      for (String name : query) {
        address.append(mark).append(name).append('=').append(CANARY);
        mark = '&';
      }
      return address.toString();
    }
  }

  static Stream<Route> routes() throws IOException {
    Path file = Path.of(System.getProperty("fullfunnel.root", ".."), "server", "openapi.json");
    JsonNode described = JsonMapper.shared().readTree(Files.readString(file));
    return described
        .path("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .map(method -> Route.of(path.getKey(), method.getKey(), method.getValue())));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void answersWithItsHeadersAndLogsNothingThatWasSent(Route route) {
    Shop shop = Shop.of(Shop.track("view", "anna", 0, ""));
    Http.Answer key = server.http().post(shop.path("/keys"), "{\"scope\":\"ask\"}");
    Http reader = server.anonymous().withKey(key.json().path("key").asString());
    try (SeenLog log = new SeenLog()) {
      for (Http caller : List.of(server.anonymous(), reader, server.http())) {
        check(route, caller.send(request(route, caller, shop)));
      }
      assertThat(log.text()).doesNotContain(CANARY);
    }
  }

  private static HttpRequest request(Route route, Http caller, Shop shop) {
    HttpRequest.Builder request =
        caller
            .request(route.in(shop))
            .header("Cookie", "__Host-fullfunnel=" + CANARY)
            .header("Referer", "http://" + CANARY + "/")
            .header("User-Agent", CANARY)
            .header("Content-Type", "application/json");
    return request
        .method(
            route.method,
            route.body
                ? BodyPublishers.ofString("{\"password\":\"" + CANARY + "\",")
                : BodyPublishers.noBody())
        .build();
  }

  private static void check(Route route, Http.Answer answer) {
    String said = route + " answered " + answer.status() + " " + answer.body();
    assertThat(answer.status()).as(said).isLessThan(500);
    for (String name : HEADERS) {
      assertThat(answer.response().headers().allValues(name)).as(name + ": " + said).hasSize(1);
    }
    assertThat(answer.header("Cache-Control")).as(said).isEqualTo("no-store");
    assertThat(answer.response().headers().map()).doesNotContainKeys("server", "x-powered-by");
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).as(said).startsWith("application/problem+json");
      assertThat(answer.json().path("code").asString()).as(said).isNotEmpty();
    }
  }
}
