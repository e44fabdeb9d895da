package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void versionIsTheWholeOutput() {
    assertThat(Run.of("version"))
        .isEqualTo(new Run(0, "fullfunnel " + VersionCommand.number() + "\n", ""));
    assertThat(VersionCommand.number()).matches("\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void noCommandNamesWhatThereIs() {
    Run nothing = Run.of();
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.err())
        .isEqualTo(
            "Which command? There are demo, import, ask, export, serve, collect, workspace, key,"
                + " person, goals, audiences, page-groups, webhooks, models, channels, traffic,"
                + " links, privacy, failed, check, backup, restore, version; fullfunnel --help"
                + " shows what each does.\n");
  }

  @Test
  void anUnknownCommandNamesTheNearest() {
    assertThat(Run.of("vresion"))
        .isEqualTo(new Run(2, "", "There is no command vresion. Did you mean version?\n"));
    assertThat(Run.of("frobnicate"))
        .isEqualTo(new Run(2, "", "There is no command frobnicate. See: fullfunnel --help\n"));
  }

  @Test
  void anUnknownOptionNamesTheNearest() {
    assertThat(Run.of("version", "--wrokspace=shop"))
        .isEqualTo(new Run(2, "", "There is no option --wrokspace. Did you mean --workspace?\n"));
  }

  @Test
  void aSurplusWordIsRefused() {
    assertThat(Run.of("version", "now"))
        .isEqualTo(
            new Run(
                2,
                "",
                "fullfunnel version does not take \"now\". See: fullfunnel version --help\n"));
  }

  @Test
  void helpIsAResult() {
    Run help = Run.of("--help");
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .startsWith("Usage: fullfunnel")
        .containsPattern("version +Say which version");
  }
}
