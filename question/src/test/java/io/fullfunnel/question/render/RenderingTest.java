package io.fullfunnel.question.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.question.Asking;
import io.fullfunnel.question.TextData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RenderingTest {
  private static JsonNode answer() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("p").append(i).append(" 商品を見る@").append(i).append("s");
      text.append(i % 2 == 0 ? " cart@2m{source=\"=1+1\"}" : "");
      text.append(i % 8 == 0 ? " buy@3h" : "").append('\n');
    }
    return Asking.ask(
        "{'ask':'funnel','steps':['商品を見る','cart','buy'],"
            + "'by':{'property':'source','at':'last'},'window':'2d'}",
        TextData.of(text.toString()));
  }

  @Test
  void table() {
    assertThat(Rendering.table(answer(), 80, false))
        .isEqualTo(
            """
            5 of 40 people reached buy: 12.5 %, within 2d.
            The biggest leak is after 商品を見る: 50.0 % move on.

                                              people of first       move on (95 %)   median
            1  商品を見る ██████████████          40  100.0 %
            2  cart       ███████                 20   50.0 %   50.0 % (35.2–64.8)    2 min
            3  buy        █▊                       5   12.5 %       too few to say    3.0 h

            By source (last step that has one)
              Group                      Entered  Completed  Of those who entered
              (none)                          20          0  too few to say
              =1+1                            20          5  too few to say

            • 40 of 40 entries are younger than the window of 2 days.

            40 people, 65 events · entered 2026-01-01 00:00 to 2026-01-01 03:00 · as of
            2026-01-01 03:00 UTC
            """);
  }

  @Test
  void csvIsSafeInASpreadsheet() {
    assertThat(Rendering.csv(answer())).contains("\n'=1+1,1,商品を見る,20,0,1.0,1.0,");
  }

  @Test
  void coloursOnlyIfAskedFor() {
    assertThat(Rendering.table(answer(), 80, false)).doesNotContain("\u001b");
    assertThat(Rendering.table(answer(), 80, true)).contains("\u001b[34m");
  }

  @Test
  void noControlCharacterOfTheDataReachesTheTerminal() {
    JsonNode evil =
        Asking.ask(
            "{'ask':'funnel','steps':[{'match':'a','label':'x\\u001b[31m\\u202ey'}]}",
            TextData.of("p a@0s"));
    assertThat(Rendering.table(evil, 80, false)).contains("x\ufffd[31my").doesNotContain("\u001b");
  }

  @Test
  void barsAreDrawnInEighths() {
    assertThat(Figures.bar(1, 4)).isEqualTo("████");
    assertThat(Figures.bar(0.5, 3)).isEqualTo("█▌");
    assertThat(Figures.bar(0.0001, 3)).isEqualTo("▏");
    assertThat(Figures.bar(0, 3)).isEmpty();
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertThat(TextWidth.cut("商品を見る", 6)).isEqualTo("商品…");
    assertThat(TextWidth.left("商品", 5)).isEqualTo("商品 ");
  }

  private static JsonNode everything() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("p").append(i).append(" view@").append(i).append("h{source=ad}");
      text.append(i % 3 == 0 ? " buy@" + (i + 1) + "h{revenue=" + i + ".25}\n" : "\n");
    }
    return Asking.ask(
        "{'ask':'funnel','steps':['view','buy'],'period':{'from':'2026-01-03','to':'2026-01-04'},"
            + "'compare':'previous','trend':'day','value':'revenue','window':'1d','by':'source'}",
        TextData.of(text.toString()));
  }

  @Test
  void tableOfEverything() {
    assertThat(Rendering.table(everything(), 80, false))
        .isEqualTo(
            """
            16 of 48 people reached buy: 33.3 %, within 1d.
            From 2026-01-01 00:00 to 2026-01-03 00:00 it was 16 of 48: 33.3 %, a change of
            +0.0 points.

                                              people of first       move on (95 %)   median
            1  view ████████████████████          48  100.0 %
            2  buy  ██████▋                       16   33.3 %   33.3 % (21.7–47.5)    1.0 h

            Sum of revenue
              Step                        Sum            Before              Mean   Given by
              view                          0                 0                 –          0
              buy                       1,132               364             70.75         16

            By source (at step 1)
              Group                      Entered  Completed  Of those who entered · change
              ad                              48         16  33.3 %         +0.0 points

            By day of entry
              Start         Entered     Before  Completed     Rate
              2026-01-03         24         24          8        –  ████████████████████████
              2026-01-04         24         24          8        –  ████████████████████████

            • 19 of 48 entries are younger than the window of 1 day; without them the rate
              is 34.5 %.

            100 people, 134 events · entered 2026-01-03 00:00 to 2026-01-05 00:00 · as of
            2026-01-05 04:00 UTC
            """);
  }

  @Test
  void csvOfEverything() {
    String[] lines = Rendering.csv(everything()).split("\n", -1);
    assertThat(lines[0])
        .startsWith("source,start,step,label,reached,dropped,fromFirst,fromPrevious,low,high,")
        .contains(",open,quiet,valueSum,valueMean,valueGiven,beforeReached,")
        .endsWith(",changeOpen,changeQuiet,changeValueSum,changeValueMean,changeValueGiven");
    assertThat(lines).hasSize(1 + 2 * 3 + 1);
    assertThat(lines[1]).startsWith("ad,,1,view,48,0,1.0,1.0,");
    assertThat(lines[4]).startsWith("ad,2026-01-03,2,buy,8,16,");
  }
}
