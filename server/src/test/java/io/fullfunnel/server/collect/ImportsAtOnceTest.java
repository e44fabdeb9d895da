package io.fullfunnel.server.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** F21: files that go in at the same time, about the same people. */
class ImportsAtOnceTest {
  private static final int FILES = 8;
  private static final int ROWS = 400;
  private static final int PEOPLE = 50;

  private final Http http = StartedServer.shared().http();
  private final Shop shop = Shop.of();

  /** Every file has an event of everybody; no two rows are the same. */
  private static String file(int number) {
    StringBuilder text = new StringBuilder("userId,event,time\n");
    for (int row = 0; row < ROWS; row++) {
      text.append("u").append(row % PEOPLE).append(",view,");
      text.append(Shop.T + (row * FILES + number) * 1_000L).append('\n');
    }
    return text.toString();
  }

  /** The id of the job. */
  private String begin(String name, String text) {
    Http.Answer kept = http.postBytes(shop.path("/uploads?name=" + name), text.getBytes(UTF_8));
    String upload = kept.json().path("upload").asString();
    Http.Answer begun = http.post(shop.path("/imports"), "{\"upload\":\"" + upload + "\"}");
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    return begun.json().path("job").asString();
  }

  private JsonNode end(String job) {
    http.get("/api/v1/jobs/" + job + "/progress"); // a stream until it has ended
    return http.get("/api/v1/jobs/" + job).json();
  }

  private JsonNode ask() {
    String question = "{\"ask\":\"funnel\",\"steps\":[\"view\"]}";
    return http.post(shop.path("/ask"), question).json().path("answer").path("entered");
  }

  @Test
  void eachFileCountsOnceAndItsPeopleAreTheSame() {
    List<String> jobs = new ArrayList<>();
    for (int number = 0; number < FILES; number++) {
      jobs.add(begin("f" + number + ".csv", file(number)));
    }
    String twice = begin("again.csv", file(0));
    List<String> stored = new ArrayList<>();
    for (String job : jobs) {
      JsonNode ended = end(job);
      JsonNode result = ended.path("result");
      stored.add(
          "%s %d %d %d"
              .formatted(
                  ended.path("state").asString(),
                  result.path("stored").asInt(),
                  result.path("duplicate").asInt(),
                  result.path("people").asInt()));
    }
    JsonNode again = end(twice);
    // whichever of the two was first
    if (again.path("state").asString().equals("done")) {
      assertThat(stored.getFirst()).startsWith("failed");
    } else {
      assertThat(again.path("problem").path("code").asString()).isEqualTo("already-imported");
      assertThat(stored.getFirst()).isEqualTo("done 400 0 50");
    }
    assertThat(stored.subList(1, FILES)).containsOnly("done 400 0 50");
    assertThat(ask().asInt()).isEqualTo(PEOPLE);
    JsonNode person = http.get(shop.path("/person?id=u7")).json();
    assertThat(person.path("events").asInt()).isEqualTo(FILES * ROWS / PEOPLE);
    JsonNode list = http.get(shop.path("/imports")).json().path("imports");
    assertThat(list).hasSize(FILES);
    list.forEach(one -> assertThat(one.path("stored").asInt()).isEqualTo(ROWS));
    JsonNode law = http.get(shop.path("/health/law")).json();
    assertThat(law.path("balanced").asBoolean()).as(law.toString()).isTrue();
    assertThat(law.path("present").asInt()).isEqualTo(FILES * ROWS);
  }

  @Test
  void whoIsErasedWhileFilesGoInStaysErased() {
    String before = begin("before.csv", file(0));
    end(before);
    List<String> jobs = new ArrayList<>();
    for (int number = 1; number < 4; number++) {
      jobs.add(begin("f" + number + ".csv", file(number)));
    }
    assertThat(http.send("DELETE", shop.path("/person?id=u7"), "").status()).isEqualTo(200);
    jobs.forEach(job -> assertThat(end(job).path("state").asString()).isEqualTo("done"));
    assertThat(http.get(shop.path("/person?id=u7")).status()).isEqualTo(404);
    assertThat(ask().asInt()).isEqualTo(PEOPLE - 1);
    assertThat(http.get(shop.path("/export?what=events")).body()).doesNotContain("\"u7\"");
    JsonNode other = http.get(shop.path("/person?id=u8")).json();
    assertThat(other.path("events").asInt()).isEqualTo(4 * ROWS / PEOPLE);
  }
}
