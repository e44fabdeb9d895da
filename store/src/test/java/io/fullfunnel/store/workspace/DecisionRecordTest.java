package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.people.People;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DecisionRecordTest {
  private static final DecisionRecord SAID =
      new DecisionRecord(
          new StrandName(People.Kind.USER, 1, 2),
          new StrandName(People.Kind.ANONYMOUS, -3, 4),
          true,
          5,
          "anna");

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(DecisionRecord.of(SAID.toBytes())).isEqualTo(SAID);
  }

  @Test
  void aNewerVersionIsRefusedWithASentence() {
    String newer = new String(SAID.toBytes(), UTF_8).replace("\"version\":1", "\"version\":2");
    assertThatThrownBy(() -> DecisionRecord.of(newer.getBytes(UTF_8)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "A decision about people was written by a newer version of Fullfunnel (record version"
                + " 2, this version reads 1). Use the newer version.");
  }
}
