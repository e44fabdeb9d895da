package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The guide's table of fields is the one that the reader of questions knows. */
class GuideTest {
  @Test
  void fields() throws Exception {
    String root = System.getProperty("fullfunnel.root", "");
    Assumptions.assumeFalse(root.isEmpty(), "needs the property fullfunnel.root");
    assertThat(Files.readString(Path.of(root, "docs/guide/questions.md")))
        .contains(Questions.fields());
  }
}
