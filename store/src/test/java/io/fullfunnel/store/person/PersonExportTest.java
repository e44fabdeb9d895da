package io.fullfunnel.store.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: a person gets everything that is held, and what was sent harms no reader. */
class PersonExportTest {
  private static final long T = 1_767_323_045_000L;
  private static final String HOSTILE =
      "</pre><script>alert(1)</script><img src=x onerror=alert(2)>";

  @TempDir Path folder;
  private DataDirectory data;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    workspace = new Workspaces(data).open("shop");
    send(
        "{\"type\":\"track\",\"event\":\"view\",\"messageId\":\"m1\",\"anonymousId\":\"phone\",\"time\":%d,\"context\":{\"ip\":\"1.2.3.0\",\"campaign\":{\"source\":\"letter\",\"medium\":\"email\"}}}"
            .formatted(T),
        "{\"type\":\"identify\",\"userId\":\"anna\",\"anonymousId\":\"phone\",\"time\":%d,\"traits\":{\"name\":\"%s\",\"height\":1.10}}"
            .formatted(T + 1000, HOSTILE),
        "{\"type\":\"track\",\"event\":\"%s\",\"userId\":\"anna\",\"time\":%d,\"properties\":{\"%s\":\"a\\u202eb\\ud800\\u0007\"}}"
            .formatted(HOSTILE, T + 2000, HOSTILE),
        "{\"type\":\"group\",\"userId\":\"anna\",\"groupId\":\"acme\",\"time\":%d,\"traits\":{\"seats\":3}}"
            .formatted(T + 3000),
        "{\"type\":\"track\",\"event\":\"view\",\"userId\":\"jan\",\"time\":%d}".formatted(T));
    send(
        "{\"type\":\"track\",\"event\":\"view\",\"messageId\":\"m1\",\"anonymousId\":\"phone\",\"time\":%d}"
            .formatted(T + 9000));
  }

  private void send(String... messages) throws IOException {
    workspace.append("http", Stream.of(messages).map(each -> each.getBytes(UTF_8)).toList());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
    data.close();
  }

  private String export(PersonExport.Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(new PersonExport(workspace).write("phone", format, out)).isTrue();
    return out.toString(UTF_8);
  }

  @Test
  void theJsonHoldsEveryMessageAsItIsStored() throws IOException {
    JsonNode all = JsonMapper.shared().readTree(export(PersonExport.Format.JSON));
    assertThat(all.path("workspace").asString()).isEqualTo("shop");
    assertThat(all.path("person").asString()).matches("p_[0-9a-f]{16}");
    assertThat(all.path("ids").get(1).path("link").path("rule").asString()).isEqualTo("identify");
    assertThat(all.path("traits").get(1).path("name").asString()).isEqualTo("name");
    assertThat(all.path("traits").get(1).path("value").asString()).isEqualTo(HOSTILE);
    assertThat(all.path("accounts").get(0).path("account").asString()).isEqualTo("acme");
    JsonNode messages = all.path("messages");
    assertThat(messages.valueStream().map(each -> each.path("type").asString()).toList())
        .isEqualTo(List.of("track", "identify", "track", "group", "track"));
    assertThat(messages.valueStream().map(each -> each.path("counts").asBoolean()).toList())
        .isEqualTo(List.of(true, true, true, true, false));
    JsonNode first = messages.get(0);
    assertThat(first.path("visit").asInt()).isEqualTo(1);
    assertThat(first.path("channel").asString()).isEqualTo("Email");
    assertThat(first.path("message").path("context").path("ip").asString()).isEqualTo("1.2.3.0");
    assertThat(export(PersonExport.Format.JSON)).contains("\"height\":1.10").doesNotContain("jan");
  }

  @Test
  void thePageRunsNothingAndShowsEverythingAsText() throws IOException {
    String page = export(PersonExport.Format.HTML);
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .contains("&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("not counted: a duplicate")
        .doesNotContain("<script", "<img", "\u202e", "\u0007");
    // every tag is one of the page's own
    assertThat(
            page.replaceAll("(?s)<style>.*?</style>", "").replaceAll("[^<]*(<[^> ]*)[^<]*", "$1 "))
        .matches("(<(!DOCTYPE|/?(html|head|meta|title|style|body|h1|h2|p|table|tr|th|td|pre)) )+");
  }

  @Test
  void whatTheTeamSaidNamesNobodyElse() throws IOException {
    new PersonDecisions(workspace)
        .decide(new PersonDecisions.Wanted("phone", "jan", false), "the team");
    JsonNode all = JsonMapper.shared().readTree(export(PersonExport.Format.JSON));
    assertThat(all.path("decisions").get(0).path("one").asString()).isEqualTo("phone");
    assertThat(all.path("decisions").get(0).path("two").isNull()).isTrue();
    assertThat(all.toString()).doesNotContain("jan");
    assertThat(export(PersonExport.Format.HTML))
        .contains("two people: phone and another id")
        .doesNotContain("jan");
  }

  @Test
  void nobodyHasNothing() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(new PersonExport(workspace).write("nobody", PersonExport.Format.JSON, out))
        .isFalse();
    assertThat(out.size()).isZero();
    assertThat(PersonExport.Format.of(Path.of("a.JSON"))).isEqualTo(PersonExport.Format.JSON);
    assertThat(PersonExport.Format.of(Path.of("a.htm"))).isNull();
  }
}
