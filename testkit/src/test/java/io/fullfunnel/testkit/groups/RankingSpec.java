package io.fullfunnel.testkit.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.groups.Ranking;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.values.Labels;
import io.fullfunnel.testkit.TimelineText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: which groups are shown by themselves, in which order, and what is left. */
class RankingSpec {
  private static final String LABELS = "abcd";
  private static final Split TWO =
      new Split(List.of("plan"), Split.At.EVENT, 2, 0, false, /* shown= */ null);
  private static final Groups GROUPS =
      new Groups(
          TWO,
          TimelineText.of("ann  A@1s{plan=a}  A@2s{plan=b}  A@3s{plan=c}  A@4s{plan=d}")
              .dataset()
              .dictionary());

  /** Each group with its sizes in two spans, before and after. */
  private static String ranked(@Nullable Split by, String groups) {
    Map<GroupKey, List<Long>> cells = new HashMap<>();
    for (String group : groups.split(", ", -1)) {
      List<String> words = List.of(group.split(" ", -1));
      cells.put(key(words.get(0)), words.stream().skip(1).map(Long::valueOf).toList());
    }
    Ranking<List<Long>> ranking = new Ranking<>(by, GROUPS, cells, 2, List::get);
    List<String> shown =
        ranking.groups(
            (key, sizes) -> key.getFirst() + " " + sizes.get(0) + " " + sizes.get(1),
            all -> List.of(sum(all, 0), sum(all, 1)));
    return String.join(", ", shown) + "; " + ranking.more() + " more";
  }

  private static GroupKey key(String name) {
    var key = new GroupKey(1);
    key.label(
        0,
        switch (name) {
          case "(all)" -> GroupKey.ALL;
          case "(other)" -> GroupKey.OTHER;
          case "(none)" -> Labels.NONE;
          default -> LABELS.indexOf(name);
        });
    return key;
  }

  private static long sum(List<List<Long>> cells, int span) {
    return cells.stream().mapToLong(sizes -> sizes.get(span)).sum();
  }

  @Test
  void a01_theLargestFirst() {
    assertThat(ranked(TWO, "a 3 0, b 5 0")).isEqualTo("b 5 0, a 3 0; 0 more");
  }

  @Test
  void a02_whereTheyAreEqualByTheNextSpanThenByKey() {
    assertThat(ranked(TWO, "b 3 1, a 3 2")).isEqualTo("a 3 2, b 3 1; 0 more");
    assertThat(ranked(TWO, "b 3 1, a 3 1")).isEqualTo("a 3 1, b 3 1; 0 more");
    assertThat(ranked(TWO, "a 3 1, (none) 3 1")).isEqualTo("(none) 3 1, a 3 1; 0 more");
  }

  @Test
  void b01_beyondTheLimitGroupsAreOne() {
    assertThat(ranked(TWO, "a 3 1, b 5 1, c 2 7, d 1 8"))
        .isEqualTo("b 5 1, a 3 1, (other) 3 15; 2 more");
  }

  @Test
  void b02_withThoseThatWereCountedAsOneAndAreNoneOfThem() {
    assertThat(ranked(TWO, "(other) 9 1, a 3 1")).isEqualTo("a 3 1, (other) 9 1; 0 more");
    assertThat(ranked(TWO, "(other) 9 1, a 3 1, b 4 1, c 1 1"))
        .isEqualTo("b 4 1, a 3 1, (other) 10 2; 1 more");
  }

  @Test
  void b03_allTogetherAreNoGroup() {
    assertThat(ranked(TWO, "(all) 9 9, a 3 1")).isEqualTo("a 3 1; 0 more");
  }

  @Test
  void c01_settledGroupsStandAsTheyWereSettled() {
    Split settled = TWO.showing(List.of(List.of("c"), List.of("a")));
    assertThat(ranked(settled, "a 3 1, c 1 1, (other) 2 2"))
        .isEqualTo("c 1 1, a 3 1, (other) 2 2; 0 more");
  }

  @Test
  void c02_withoutASplitThereAreNone() {
    assertThat(ranked(null, "a 3 1, (other) 2 2")).isEqualTo("; 0 more");
  }
}
