package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels from the command line. */
class ChannelsCommandTest {
  @TempDir Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  private Run channels(String... words) {
    return run("channels", words);
  }

  private Run run(String command, String... words) {
    String[] all = new String[words.length + 3];
    all[0] = command;
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--data";
    all[words.length + 2] = data().toString();
    return Run.of(all);
  }

  @Test
  void aTestSaysTheRuleAndWhatHeld() {
    assertThat(channels("test", "https://shop.example/?utm_source=google&utm_medium=cpc").out())
        .isEqualTo(
            """
            Rule 4, Paid Search: source "google" is on the list search and medium "cpc" matches\
             ^(.*cp.*|ppc|retargeting|paid.*)$.
              source    google
              medium    cpc
              site      Google
            """);
    assertThat(channels("test", "/", "--referrer", "https://chatgpt.com/c/1").out())
        .startsWith("Rule 9, AI Assistants: ");
    assertThat(channels("test", "/").out()).startsWith("Rule 1, Direct: ");
    assertThat(channels("test", "/?gclid=1", "--rules", "posthgo").err())
        .isEqualTo("There is no rule set \"posthgo\"; there are ga4, posthog, plausible.\n");
  }

  @Test
  void rulesAreLookedAtBeforeTheyAreSavedAndChangeThePast() throws IOException {
    Path file = folder.resolve("events.csv");
    Files.writeString(
        file,
        """
        time,userId,event,source,medium
        2026-01-01T10:00:00Z,u1,visit,crm,brochure
        2026-01-01T10:05:00Z,u1,Order Completed,,
        2026-01-02T10:00:00Z,u2,visit,news,email
        """,
        UTF_8);
    assertThat(run("import", file.toString()).code()).isZero();
    String byChannel = "{\"ask\":\"funnel\",\"steps\":[\"visit\"],\"by\":\"channel\"}";
    assertThat(asked(byChannel)).contains("\"Email\"").contains("\"Unassigned\"");

    Path rules = folder.resolve("rules.json");
    Files.writeString(
        rules,
        """
        {"rules":[{"channel":"Brochures","when":{"property":"medium","op":"=","value":"Brochure"}},
        {"channel":"Email","when":{"property":"medium","op":"=","value":"email"}}],
        "otherwise":"Unassigned"}
        """,
        UTF_8);
    assertThat(channels("preview", rules.toString()).out())
        .isEqualTo(
            """
            From                       To                               Events       People        Sales
            Unassigned                 Brochures                             2            1            1
            """);
    assertThat(channels("set", rules.toString(), "--note", "print").out())
        .isEqualTo("Saved as version 1.\n");
    assertThat(asked(byChannel)).contains("\"Brochures\"").doesNotContain("\"Unassigned\"");
    assertThat(channels("reset").out()).isEqualTo("Saved as version 2, the rules that ship.\n");
    assertThat(asked(byChannel)).contains("\"Unassigned\"");
    assertThat(channels("history").out().lines())
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("  1  ").endsWith("command line  own rules  print"),
            second -> assertThat(second).startsWith("  2  ").endsWith("rules that ship"));
  }

  private String asked(String question) {
    Run asked = Run.withInput(question, "ask", "-", "--as", "json", "--data", data().toString());
    assertThat(asked.err()).isEmpty();
    return asked.out();
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    Path rules = folder.resolve("rules.json");
    Files.writeString(
        rules, "{\"rules\":[{\"channel\":\"A\",\"when\":{\"property\":\"sauce\"}}]}", UTF_8);
    Run wrong = channels("set", rules.toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .isEqualTo(
            "Rule 1: \"sauce\" is no property of an arrival; properties are source, medium,"
                + " campaign, content, term, referrer, click_id and site.\n");
    assertThat(channels("update", "http://lists.example/x").err())
        .isEqualTo("A list is fetched from an address that begins https://.\n");
    assertThat(channels("update", "https://127.0.0.1/x").err())
        .startsWith("127.0.0.1 is an address inside this network");
    assertThat(channels("visits", "--pause", "45", "--own", "shop.example").out())
        .isEqualTo("Pause: 45 minutes\nOwn hosts: shop.example\n");
  }
}
