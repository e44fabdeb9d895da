package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys from the command line: neither a server nor a database is there. */
class KeyCommandTest {
  @TempDir Path data;

  private Run key(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "key";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--data";
    all[words.length + 2] = data.toString();
    return Run.of(all);
  }

  @Test
  void aKeyIsPrintedAloneAndOnce() {
    Run made = key("create", "--scope", "ask");
    assertThat(made.code()).isZero();
    assertThat(made.out()).matches("ff_[0-9a-f]{8}_[\\w-]{32}\n");
    String id = made.out().substring(3, 11);
    assertThat(key("list").out())
        .startsWith(id + "  ask     made ")
        .endsWith("used never  valid\n");
    assertThat(key("revoke", id).out()).isEqualTo("Revoked key " + id + ".\n");
    assertThat(key("list").out()).contains("revoked 2");
  }

  @Test
  void aWriteKeyIsBoundToPages() {
    Run made = key("create", "--scope", "write", "--origin", "https://Shop.example/");
    String id = made.out().substring(3, 11);
    assertThat(key("list").out()).endsWith("used never  valid  for https://shop.example\n");
    assertThat(
            key("origins", id, "--origin", "https://*.shop.example", "--origin", "http://localhost")
                .out())
        .isEqualTo("Key " + id + " is for https://*.shop.example, http://localhost.\n");
    Run wrong = key("origins", id, "--origin", "https://*.example");
    assertThat(wrong.code() + " " + wrong.err())
        .isEqualTo(
            "2 \"https://*.example\" is no origin: one with * has http or https and at least two"
                + " more names.\n");
    assertThat(key("list").out()).endsWith("  for https://*.shop.example, http://localhost\n");
    assertThat(key("origins", id, "--any-origin").out())
        .isEqualTo("Key " + id + " is for every page.\n");
    assertThat(key("list").out()).endsWith("valid\n");
    String which = "Write keys are bound to pages: ";
    assertThat(key("origins", id).err()).startsWith(which);
    assertThat(key("origins", id, "--any-origin", "--origin", "http://a").err()).startsWith(which);
    assertThat(key("create", "--scope", "ask", "--origin", "http://a").err()).startsWith(which);
    assertThat(key("list", "--any-origin").err()).startsWith(which);
    assertThat(key("origins", "ffffffff", "--any-origin").err())
        .isEqualTo("There is no key ffffffff; fullfunnel key list shows them.\n");
    assertThat(key("origins", "--any-origin").code()).isEqualTo(2);
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(key("create").err())
        .isEqualTo("What is the key for? Say --scope write, server, ask or admin.\n");
    assertThat(key("revoke", "00000000").code()).isEqualTo(2);
  }
}
