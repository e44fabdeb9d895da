package io.fullfunnel.collect.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.collect.TestShop;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.MostNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Refused events are kept, mended by a rule, and count once. */
class RepairsTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder.resolve("data"));
    shop.clock(System.currentTimeMillis());
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private interface Asking<T> {
    T ask(Repairs repairs) throws IOException;
  }

  private <T> T ask(Asking<T> asking) throws IOException {
    return shop.with(open -> asking.ask(new Repairs(open, shop.workspaces().names("shop"))));
  }

  private static Rule rule(String json) {
    return Rule.of(json.replace('\'', '"').getBytes(UTF_8));
  }

  private List<String> failed() throws IOException {
    List<String> lines = new ArrayList<>();
    ask(repairs -> repairs.list(rule("{}")))
        .first()
        .forEach(each -> lines.add(each.code() + " " + each.content()));
    return lines;
  }

  private String law() throws IOException {
    Check law = shop.with(Check::counted);
    assertThat(law.balanced()).as("%s", law).isTrue();
    return "refused %d failed %d duplicate %d present %d"
        .formatted(law.refused(), law.failed(), law.duplicate(), law.present());
  }

  private static String track(String event, String id, String more) {
    return "{\"event\":\"%s\",\"userId\":\"u1\",\"messageId\":\"%s\"%s}".formatted(event, id, more);
  }

  /** The events that a second passed over are on record and kept. */
  private void settle() {
    shop.collector().close();
  }

  @Test
  void whatWasRefusedIsMendedAndCountsOnce() throws IOException {
    shop.call("/v1/track", track("x".repeat(300), "m1", ",\"properties\":{\"price\":1.50}"));
    shop.call("/v1/track", track("Score", "m2", ",\"traits\":{\"score\":9,\"plan\":\"pro\"}"));
    shop.call("/v1/batch", "{\"batch\":[{\"type\":\"Track\",\"userId\":\"u1\"},7]}");
    settle();
    assertThat(law()).isEqualTo("refused 1 failed 3 duplicate 0 present 0");
    List<String> failed = failed();
    assertThat(failed.subList(0, 2))
        .containsExactly(
            "too_long {\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\""
                + "x".repeat(300)
                + "\",\"properties\":{\"price\":1.50}}",
            "protected {\"type\":\"track\",\"messageId\":\"m2\",\"userId\":\"u1\","
                + "\"event\":\"Score\",\"traits\":{\"score\":9,\"plan\":\"pro\"}}");
    assertThat(failed.get(2))
        .matches(
            "unknown_type"
                + " \\{\"type\":\"Track\",\"messageId\":\"ff-[0-9a-f]{32}\",\"userId\":\"u1\"}");

    Rule cut = rule("{'when':{'reason':'too_long'},'do':[{'cut':'/event','to':5}]}");
    Repairs.Outcome preview = ask(repairs -> repairs.preview(cut));
    assertThat(preview.samples().getFirst().after())
        .isEqualTo(
            "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"xxxxx\","
                + "\"properties\":{\"price\":1.50}}");
    assertThat(counts(preview)).isEqualTo("1 chosen, 1 changed, 1 passed, {}");
    assertThat(law()).isEqualTo("refused 1 failed 3 duplicate 0 present 0");

    assertThat(counts(replay(cut))).isEqualTo("1 chosen, 1 changed, 1 passed, {}");
    assertThat(counts(replay(cut))).isEqualTo("0 chosen, 0 changed, 0 passed, {}");
    assertThat(law()).isEqualTo("refused 1 failed 2 duplicate 0 present 1");

    // a rule that does not mend it leaves it where it is
    Rule nothing = rule("{'when':{'reason':'protected'},'do':[{'remove':'/traits/role'}]}");
    assertThat(counts(replay(nothing))).isEqualTo("1 chosen, 0 changed, 0 passed, {protected=1}");
    Rule both =
        rule(
            "{'do':[{'remove':'/traits/score'},{'set':'/type','to':'track'},"
                + "{'copy':'/userId','to':'/event'}]}");
    assertThat(counts(replay(both))).isEqualTo("2 chosen, 2 changed, 2 passed, {}");
    assertThat(law()).isEqualTo("refused 1 failed 0 duplicate 0 present 3");
    assertThat(ask(repairs -> repairs.list(rule("{}"))).acts())
        .extracting(act -> act.by() + " " + act.what() + " " + act.events() + " " + act.stay())
        .containsExactly("ann replay 2 0", "ann replay 0 1", "ann replay 1 0");
  }

  private Repairs.Outcome replay(Rule rule) throws IOException {
    return ask(repairs -> repairs.replay(rule, "ann"));
  }

  private static String counts(Repairs.Outcome outcome) {
    return "%d chosen, %d changed, %d passed, %s"
        .formatted(outcome.chosen(), outcome.changed(), outcome.passed(), outcome.refused());
  }

  @Test
  void itTakesNoPlaceTwiceWithOneThatCameMeanwhile() throws IOException {
    shop.call("/v1/track", track("x".repeat(300), "m1", ""));
    shop.call("/v1/track", track("Right", "m1", ""));
    settle();
    assertThat(counts(replay(rule("{'do':[{'cut':'/event','to':5}]}"))))
        .isEqualTo("1 chosen, 1 changed, 1 passed, {}");
    assertThat(law()).isEqualTo("refused 0 failed 0 duplicate 1 present 1");
  }

  @Test
  void dropped() throws IOException {
    shop.call("/v1/track", track("x".repeat(300), "m1", ""));
    shop.call("/v1/track", track("Deal Won", "m2", ""));
    settle();
    Rule deals = rule("{'when':{'event':'Deal Won'}}");
    int dropped = ask(repairs -> repairs.drop(deals, "ann"));
    assertThat(dropped).isEqualTo(1);
    assertThat(law()).isEqualTo("refused 1 failed 1 duplicate 0 present 0");
  }

  /** A30: names in masses are refused and kept, old names go on; a higher limit lets them in. */
  @Test
  void a30MoreNamesThanAreTaken() throws IOException {
    shop.workspaces().update("shop", settings -> settings.withNames(new MostNames(2, 3)));
    assertThat(
            shop.call("/v1/track", track("A", "m1", ",\"properties\":{\"a\":1,\"b\":{\"x\":2}}")))
        .startsWith("200");
    assertThat(shop.call("/v1/track", track("B", "m2", ",\"traits\":{\"c\":1}"))).startsWith("200");
    assertThat(shop.call("/v1/track", track("C", "m3", "")))
        .contains("too_many_names")
        .contains(
            "The workspace has 2 names of events, as many as it takes; \\\"C\\\" is a new one.");
    assertThat(shop.call("/v1/track", track("A", "m4", ",\"properties\":{\"d\":1}")))
        .contains("The workspace has 3 names of properties");
    assertThat(shop.call("/v1/page", "{\"userId\":\"u1\",\"name\":\"C\",\"messageId\":\"m5\"}"))
        .startsWith("200");
    assertThat(shop.call("/v1/track", track("A", "m6", ",\"properties\":{\"c\":1,\"a\":2}")))
        .startsWith("200");
    settle();
    assertThat(law()).isEqualTo("refused 0 failed 2 duplicate 0 present 4");
    Rule asTheyAre = rule("{'when':{'reason':'too_many_names'}}");
    assertThat(counts(replay(asTheyAre)))
        .isEqualTo("2 chosen, 0 changed, 0 passed, {too_many_names=2}");
    shop.workspaces().update("shop", settings -> settings.withNames(new MostNames(3, 4)));
    assertThat(counts(ask(repairs -> repairs.preview(asTheyAre))))
        .isEqualTo("2 chosen, 0 changed, 2 passed, {}");
    assertThat(counts(replay(asTheyAre))).isEqualTo("2 chosen, 0 changed, 2 passed, {}");
    assertThat(law()).isEqualTo("refused 0 failed 0 duplicate 0 present 6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a':1,'b':{'c':2}}|{'set':'/b/d','to':[1]}|{'a':1,'b':{'c':2,'d':[1]}}",
        "{'a':1}|{'set':'/b/c','to':null}|{'a':1,'b':{'c':null}}",
        "{'a':1}|{'set':'/a/c','to':2}|{'a':1}",
        "{'a':1,'b':1.50}|{'remove':'/a'}|{'b':1.50}",
        "{'a':1}|{'remove':'/b/c'}|{'a':1}",
        "{'a':{'b':1e400}}|{'rename':'/a/b','to':'/c'}|{'a':{},'c':1E+400}",
        "{'a':1}|{'rename':'/b','to':'/a'}|{'a':1}",
        "{'a':'żółw'}|{'cut':'/a','to':2}|{'a':'żó'}",
        "{'a':7}|{'cut':'/a','to':2}|{'a':7}",
        "{'a':{'b':[1]}}|{'copy':'/a/b','to':'/c'}|{'a':{'b':[1]},'c':[1]}",
        "{'t':'24.12.2026 18:30'}|{'date':'/t','format':'dd.MM.yyyy HH:mm','zone':'Europe/Berlin'}"
            + "|{'t':'2026-12-24T17:30:00Z'}",
        "{'t':'12/24/2026'}|{'date':'/t','format':'MM/dd/yyyy'}|{'t':'2026-12-24T00:00:00Z'}",
        "{'t':'soon'}|{'date':'/t','format':'MM/dd/yyyy'}|{'t':'soon'}",
      })
  void steps(String before, String step, String after) {
    ObjectNode event =
        Objects.requireNonNull(Contents.read(before.replace('\'', '"').getBytes(UTF_8)));
    rule("{'do':[" + step + "]}").apply(event);
    assertThat(new String(Contents.write(event), UTF_8)).isEqualTo(after.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{'if':{}}",
        "{'when':{'sql':'x'}}",
        "{'when':{'key':1}}",
        "{'do':{}}",
        "{'do':[{'eval':'/a'}]}",
        "{'do':[{'set':'/a'}]}",
        "{'do':[{'set':'a','to':1}]}",
        "{'do':[{'set':'','to':1}]}",
        "{'do':[{'cut':'/a','to':0}]}",
        "{'do':[{'cut':'/a','to':'5'}]}",
        "{'do':[{'remove':'/a','to':1}]}",
        "{'do':[{'date':'/a','format':'jj'}]}",
        "{'do':[{'date':'/a','format':'yyyy','zone':'Mars'}]}",
        "{broken"
      })
  void noRule(String text) {
    assertThatThrownBy(() -> rule(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> rule("{'do':[{'remove':'/a'},{'evil':'/a'}]}"))
        .hasMessage("Step 2 is none of set, remove, rename, cut, date and copy.");
  }
}
