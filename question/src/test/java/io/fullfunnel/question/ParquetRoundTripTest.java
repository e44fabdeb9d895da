package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: events that leave as Parquet and come back are the same events, and the same
 * file again adds nothing.
 */
final class ParquetRoundTripTest {
  private static final String MESSAGES =
      """
      {"type":"identify","userId":"u1","anonymousId":"a1","timestamp":"2026-01-01T09:00:00Z","traits":{"email":"a@b.example","plan":"pro"}}
      {"type":"page","anonymousId":"a1","timestamp":"2026-01-01T10:00:00.123Z","messageId":"m1","context":{"userAgent":"Mozilla/5.0 (X11; Linux) Firefox/140.0","ip":"192.0.2.9","page":{"url":"https://shop.example/a?utm_source=news&utm_medium=email","referrer":"https://r.example/"}},"properties":{"path":"/a"}}
      {"type":"track","event":"Order Completed","userId":"u1","timestamp":"2026-01-01T10:05:00Z","properties":{"revenue":12.50,"items":[{"sku":"x"}],"note":"say \\"hi\\""}}
      {"type":"track","event":"visit","userId":"u2","timestamp":"2026-01-02T10:05:00Z","context":{"userAgent":"curl/8"},"given":{"channel":"Print"}}
      {"type":"alias","userId":"u2","previousId":"a7","timestamp":"2026-01-02T11:00:00Z"}
      {"type":"track","event":"nobody's","timestamp":"2026-01-03T10:05:00Z"}
      """;
  private static final List<String> QUESTIONS =
      List.of(
          "{'ask':'funnel','steps':[{'event':'*'},'Order"
              + " Completed'],'by':'channel','list':{'of':'/steps/0/reached'}}",
          "{'ask':'figures','figures':['visits','people','events','revenue'],'by':'source'}",
          "{'ask':'figures','figures':['events'],'by':'person.plan','bots':'include'}");

  @TempDir Path folder;

  @Test
  void whatLeavesComesBack() throws IOException {
    Path first = Files.writeString(folder.resolve("events.ndjson"), MESSAGES);
    Path out = folder.resolve("events.parquet");
    String before = answers("a", first, out);
    Path again = folder.resolve("again.parquet");
    assertThat(answers("b", out, again)).isEqualTo(before);
    try (DataDirectory data = DataDirectory.open(folder.resolve("b"));
        Workspace workspace = new Workspaces(data).open("default")) {
      assertThat(bring(workspace, out).result().outcome())
          .isEqualTo(ImportResult.Outcome.ALREADY_IMPORTED);
    }
  }

  /** Answers after an import, and an export of everything. */
  private String answers(String name, Path from, Path to) throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve(name));
        Workspace workspace = new Workspaces(data).open("default")) {
      Importing.Report report = bring(workspace, from);
      assertThat(report.stored()).isEqualTo(6);
      assertThat(report.result().withoutPerson()).isEqualTo(1);
      workspace.export(Target.EVENTS, to, false);
      StringBuilder all = new StringBuilder();
      for (String question : QUESTIONS) {
        JsonNode answer = Asking.ask(question, WorkspaceData.of(workspace));
        all.append(answer.path("answer")).append(answer.path("basis")).append('\n');
      }
      return all.toString().replaceAll("p_[0-9a-f]{16}", "PERSON");
    }
  }

  private Importing.Report bring(Workspace workspace, Path file) throws IOException {
    return Importing.run(
        workspace, new ImportRequest(file, FileOptions.events(), folder, false), ImportWatch.NONE);
  }
}
