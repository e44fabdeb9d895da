package io.fullfunnel.store.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BatchBodyTest {
  private static final Envelope ENVELOPE = Envelope.ofImport(1_569_888_000_000L, 7);

  private record Message(long row, String text) {}

  @Test
  void comesBackAsItWasWritten() {
    List<Message> messages =
        List.of(new Message(1, "{}"), new Message(3, "{\"a\":\"ü\"}"), new Message(3, ""));
    byte[] body = write(new BatchBody.Writer(), messages);
    assertThat(new String(body, UTF_8))
        .contains("{\"receivedAt\":1569888000000,\"from\":\"import\",\"import\":7}");
    assertThat(new BatchBody.Cursor(body).envelope()).isEqualTo(ENVELOPE);
    assertThat(read(body)).isEqualTo(messages);
  }

  @Test
  void aWriterIsUsedAgain() {
    BatchBody.Writer writer = new BatchBody.Writer();
    write(writer, List.of(new Message(9, "x".repeat(100_000))));
    assertThat(read(write(writer, List.of()))).isEmpty();
    assertThat(writer.count()).isZero();
  }

  @Test
  void rowsNeverFall() {
    BatchBody.Writer writer = new BatchBody.Writer().start(ENVELOPE);
    writer.add(5, new byte[0], 0, 0);
    assertThatThrownBy(() -> writer.add(4, new byte[0], 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 4 after row 5");
  }

  @Test
  void anyBatchComesBack() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      List<Message> messages = new ArrayList<>();
      long row = 0;
      for (int i = random.nextInt(40); i > 0; i--) {
        row += random.nextLong(1L << random.nextInt(1, 40));
        messages.add(new Message(row, "z".repeat(random.nextInt(1 << random.nextInt(1, 15)))));
      }
      byte[] body = write(new BatchBody.Writer(), messages);
      assertThat(read(body)).as("seed %d round %d", seed, round).isEqualTo(messages);
    }
  }

  @Test
  void aCutBodyIsNamed() {
    byte[] body = write(new BatchBody.Writer(), List.of(new Message(1, "hello")));
    byte[] cut = java.util.Arrays.copyOf(body, body.length - 1);
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is cut short or damaged at byte");
  }

  @Test
  void anEnvelopeOfALaterVersionIsRead() {
    byte[] bytes =
        "{\"receivedAt\":5,\"key\":{\"id\":[1]},\"from\":\"http\",\"new\":1}".getBytes(UTF_8);
    assertThat(Envelope.of(bytes, 0, bytes.length)).isEqualTo(new Envelope(5, "http", 0));
  }

  private static byte[] write(BatchBody.Writer writer, List<Message> messages) {
    writer.start(ENVELOPE);
    for (Message message : messages) {
      byte[] bytes = message.text().getBytes(UTF_8);
      writer.add(message.row(), bytes, 0, bytes.length);
    }
    assertThat(writer.count()).isEqualTo(messages.size());
    return writer.toBytes();
  }

  private static List<Message> read(byte[] body) {
    List<Message> messages = new ArrayList<>();
    BatchBody.Cursor cursor = new BatchBody.Cursor(body);
    while (cursor.next()) {
      messages.add(
          new Message(
              cursor.row(), new String(cursor.bytes(), cursor.offset(), cursor.length(), UTF_8)));
    }
    return messages;
  }
}
