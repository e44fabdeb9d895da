package io.fullfunnel.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.privacy.Keeping;
import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Retention;
import io.fullfunnel.testkit.crash.CrashRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: what is too old goes from every file, and nothing else does. */
class ExpiryTest {
  /** A hundred days after the first 300 seconds of the shop. */
  private static final Instant NOW =
      Instant.ofEpochMilli(Shop.T).plusSeconds(300).plus(Duration.ofDays(100));

  private static final String RULES =
      "{\"retention\":[{\"of\":\"*\",\"days\":100},{\"of\":\"Order Completed\",\"days\":36500}]}";

  @TempDir Path folder;

  private static void rules(Shop shop) throws IOException {
    PrivacyRules rules =
        PrivacyRules.read(JsonMapper.shared().readTree(RULES), PrivacyRules.DEFAULT);
    shop.workspace.privacy().save(rules, "ann", "", NOW);
  }

  private static List<String> names(Shop shop) throws IOException {
    TreeMap<String, Integer> names = new TreeMap<>();
    long[] earliest = {Long.MAX_VALUE};
    shop.workspace.ask(table -> {
      table.forEach(event -> {
        names.merge(event.type() + " " + event.name(), 1, Integer::sum);
        if (event.name().equals("view")) {
          earliest[0] = Math.min(earliest[0], event.timeMillis());
        }
      });
      return 0;
    });
    List<String> told = new ArrayList<>();
    names.forEach((name, count) -> told.add(name + " " + count));
    told.add("views from " + (earliest[0] - Shop.T) / 1000);
    return told;
  }

  @Test
  void whatIsTooOldGoesAndTheCountsStillAddUp() throws IOException {
    List<Retention.Taken> taken;
    Check before;
    Check after;
    List<String> left;
    try (Shop shop = new Shop(folder).fill()) {
      before = shop.workspace.check();
      assertThat(names(shop)).contains("views from 0");
      rules(shop);
      PrivacyRules kept = shop.workspace.privacy().current();
      List<Retention.Taken> looked = new Retention(shop.workspace).look(kept.retention(), NOW);
      assertThat(shop.workspace.check()).isEqualTo(before); // a look takes nothing
      taken = new Retention(shop.workspace).run(NOW);
      assertThat(taken).isEqualTo(looked);
      assertThat(taken.get(1))
          .isEqualTo(new Retention.Taken(new Keeping("Order Completed", 36_500), 0));
      after = shop.workspace.check();
      left = names(shop);
      // what went once is not there to go again
      assertThat(new Retention(shop.workspace).run(NOW)).allMatch(each -> each.messages() == 0);
    }
    assertThat(left).contains("IDENTIFY  1", "TRACK Order Completed 50", "views from 300");
    assertThat(after.balanced()).isTrue();
    assertThat(after.wrong()).isEmpty();
    assertThat(after.expired()).isEqualTo(before.present() - after.present());
    // one of them was there twice
    assertThat(taken.getFirst().messages()).isEqualTo(after.expired() + 1);
    try (Shop shop = new Shop(folder)) {
      assertThat(names(shop)).isEqualTo(left);
      // its messageId stays taken
      shop.send(List.of(Shop.visit(30, "victor-77", "dev-user9", "")));
      assertThat(shop.workspace.check().duplicate()).isEqualTo(after.duplicate() + 1);
      // and an erasure goes on from there
      shop.erase();
      Check erased = shop.workspace.check();
      assertThat(erased.balanced()).isTrue();
      assertThat(erased.expired()).isEqualTo(after.expired());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"S1:1", "E1:1", "J9:1", "E2:1", "E3:2", "E4:1", "E5:1", "T1:1"})
  void itDiesAtAnyStep(String point) throws IOException, InterruptedException {
    try (Shop shop = new Shop(folder).fill()) {
      rules(shop);
      shop.workspace.catchUp();
    }
    CrashRunner runner = new CrashRunner(ExpiringProcess.class, "-Dfullfunnel.failpoint=" + point);
    CrashRunner.Outcome outcome = runner.runToEnd(folder.toString(), NOW.toString());
    assertThat(outcome.exit()).as(outcome.errors()).isEqualTo(137);
    try (Shop shop = new Shop(folder)) {
      if (point.equals("S1:1")) {
        new Retention(shop.workspace).run(NOW); // it died before it was on record
      }
      Check check = shop.workspace.check();
      assertThat(names(shop)).as(point).contains("views from 300");
      assertThat(check.balanced()).isTrue();
      assertThat(check.wrong()).isEmpty();
      assertThat(new Retention(shop.workspace).run(NOW)).allMatch(each -> each.messages() == 0);
    }
  }
}
