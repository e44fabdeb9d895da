package io.fullfunnel.store.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: which paths a pattern means, and which of several patterns counts. */
class PathPatternTest {
  @Test
  void aStarStandsForAnything() {
    assertThat(new PathPattern("/blog/*").matches("/blog/a/b")).isTrue();
    assertThat(new PathPattern("/blog/*").matches("/blog/")).isTrue();
    assertThat(new PathPattern("/blog/*").matches("/blog")).isFalse();
    assertThat(new PathPattern("*/reviews").matches("/lamps/oslo/reviews")).isTrue();
    assertThat(new PathPattern("/a*b*c").matches("/a-b-b-c")).isTrue();
    assertThat(new PathPattern("/a*b*c").matches("/a-c-b")).isFalse();
    assertThat(new PathPattern("/a.b").matches("/axb")).isFalse();
    assertThat(new PathPattern("/").matches("/")).isTrue();
  }

  @Test
  void aPatternMeansWhatTheSameRegularExpressionMeans() {
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      String pattern = "/" + text(random, "ab*");
      String path = "/" + text(random, "ab");
      boolean expected = Pattern.matches(pattern.replace("*", ".*"), path);
      assertThat(new PathPattern(pattern).matches(path))
          .as("seed %d: %s, %s", seed, pattern, path)
          .isEqualTo(expected);
    }
  }

  private static String text(SplittableRandom random, String letters) {
    var text = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void theMoreExactPatternCountsWhateverTheOrder() {
    PageGroups groups =
        PageGroups.of(
            Map.of(
                "All", "{\"paths\":[\"*\"]}",
                "Blog", "{\"paths\":[\"/blog/*\",\"/news/*\"]}",
                "Best", "{\"paths\":[\"/blog/best*\"]}"));
    assertThat(name(groups, "/")).isEqualTo("All");
    assertThat(name(groups, "/news/x")).isEqualTo("Blog");
    assertThat(name(groups, "/blog/best-of-all")).isEqualTo("Best");
  }

  private static String name(PageGroups groups, String path) {
    PageGroup group = groups.of(path);
    return group == null ? "none" : group.name();
  }
}
