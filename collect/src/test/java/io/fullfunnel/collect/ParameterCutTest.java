package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parameters of addresses that must not stand in any event. */
class ParameterCutTest {
  private final ParameterCut cut = new ParameterCut(List.of("email", "token"));

  private String cut(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return new String(bytes, 0, cut.cut(bytes, 0, bytes.length), UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://a.example/?email=x@y.example https://a.example/",
        "https://a.example/?email=x&b=1 https://a.example/?b=1",
        "https://a.example/?a=1&EMAIL=x https://a.example/?a=1",
        "https://a.example/?a=1&email=x&b=2#f https://a.example/?a=1&b=2#f",
        "https://a.example/?email=x&token=y https://a.example/",
        "https://a.example/?email=x&token=y&c=3 https://a.example/?c=3",
        "https://a.example/?a=1&token=y#top https://a.example/?a=1#top",
        "https://a.example/#token=y&a=1 https://a.example/#a=1",
        "https://a.example/?email= https://a.example/",
        "?email=x ''",
        "email=x&a=1 a=1",
        "/x?next=%2Freset%3Ftoken%3Dabc&x=1 /x?next=%2Freset&x=1",
        "/x?next=%2Freset%3Ftoken%3Dabc%26y%3D2&x=1 /x?next=%2Freset%3Fy%3D2&x=1",
        "/x?a=1\\u0026email\\u003dx\\u0026b=2 /x?a=1\\u0026b=2",
        "https:\\/\\/a.example\\/?email=a\\/b&c=1 https:\\/\\/a.example\\/?c=1",
        "/x?emails=x&mytoken=y&e=email /x?emails=x&mytoken=y&e=email",
        "100%&email 100%&email",
        "/x?email=a\\\"b&c=1 /x?c=1",
      })
  void isCutOut(String before, String after) {
    assertThat(cut("{\"url\":\"" + before + "\",\"n\":1}"))
        .isEqualTo("{\"url\":\"" + after + "\",\"n\":1}");
  }

  /** Whatever comes, it stays the same JSON but for what was cut, and nothing of it is left. */
  @Test
  void nothingIsLeftAndNothingBreaks() {
    String[] parts = {
      "?", "&", "#", "%3F", "%26", "%3D", "=", "email", "token", "a", "b=2", "/", "%", "é", " "
    };
    for (int seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder("/");
      for (int i = random.nextInt(14); i > 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      var message = JsonMapper.shared().createObjectNode().put("url", text.toString());
      message.put("other", 1).putObject("in").put("q", "x" + text);
      String done = cut(message.toString());
      JsonNode read = JsonMapper.shared().readTree(done);
      assertThat(read.path("other").asInt()).as("seed %d: %s", seed, text).isEqualTo(1);
      assertThat(read.path("url").asString())
          .as("seed %d: %s", seed, text)
          .doesNotContainPattern("[?&#](email|token)=");
      assertThat(cut(done)).as("seed %d: once is enough", seed).isEqualTo(done);
    }
  }
}
