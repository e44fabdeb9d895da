package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers of webhooks from the command line: no server is there. */
class WebhooksCommandTest {
  @TempDir Path folder;

  private Run webhooks(String... words) {
    List<String> all = new ArrayList<>(List.of("webhooks"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Run.of(all.toArray(new String[0]));
  }

  @Test
  void aReceiverIsMadeTriedAndTakenAway() throws IOException {
    Run made = webhooks("add", "--preset", "github", "--name", "Stars");
    assertThat(made.code()).isZero();
    String[] lines = made.out().split("\n", -1);
    assertThat(lines[0]).matches("[0-9a-f]{8}  Stars {16}github {4}/in/[0-9a-f]{32}");
    assertThat(lines[1]).matches("whsec_[A-Za-z0-9+/=]{44}");
    String id = lines[0].substring(0, 8);
    assertThat(webhooks("list").out()).isEqualTo(lines[0] + "\n");
    Path body = folder.resolve("star.json");
    Files.writeString(
        body,
        "{\"action\":\"created\",\"starred_at\":\"2022-05-31T17:24:36Z\",\"sender\":{\"login\":\"ann\","
            + "\"node_id\":\"N1\"},\"repository\":{\"full_name\":\"a/b\"}}");
    assertThat(webhooks("test", id, "--body", body.toString()).out())
        .contains("\"event\" : \"Repository Starred\"", "\"anonymousId\" : \"N1\"");
    assertThat(webhooks("show", id).out()).startsWith("{").contains("\"Repository Starred\"");
    assertThat(webhooks("change", id, "--new-secret").out()).contains("whsec_");
    assertThat(webhooks("remove", id).out())
        .isEqualTo("Receiver " + id + " is removed; what came in stays.\n");
    assertThat(webhooks("list").out()).isEmpty();
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    assertThat(webhooks("add", "--preset", "nobody").err())
        .isEqualTo(
            "/preset: There is no preset nobody, but: standard, stripe, calendly, typeform,"
                + " github, segment.\n");
    Path mapping = folder.resolve("mapping.json");
    Files.writeString(mapping, "{\"rules\":[{\"userId\":\"/u\",\"evnt\":\"A\"}]}");
    Run wrong =
        webhooks("add", "--name", "x", "--proof", "secret", "--mapping", mapping.toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("/rules/0/evnt: There is no \"evnt\" here, but: ");
    assertThat(webhooks("show", "none").code()).isEqualTo(2);
    assertThat(webhooks("test", "none").err()).isEqualTo("Which delivery? Say --body FILE.\n");
  }
}
