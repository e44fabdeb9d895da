package io.fullfunnel.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.journal.EventLog.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that came from a topic carries its place there, through everything that a log does. */
class TopicPlaceTest {
  private static final UUID TOPIC = new UUID(7, -7);

  @TempDir Path directory;

  private static TopicPlace place(long offset) {
    return new TopicPlace(TOPIC, 3, offset);
  }

  private static List<String> read(FileLog log) throws IOException {
    List<String> all = new ArrayList<>();
    try (EventLog.Cursor cursor = log.read(0)) {
      for (EventLog.Entry e = cursor.next(); e != null; e = cursor.next()) {
        all.add(e.sequence() + "+" + e.count() + " " + new String(e.body(), UTF_8));
      }
    }
    return all;
  }

  @Test
  void thePlaceOfTheLastRecordIsFoundAgain() throws IOException {
    try (FileLog log = FileLog.open(directory, "shop")) {
      assertThat(log.followed()).isNull();
      log.append(Kind.EVENTS, 2, "one".getBytes(UTF_8), place(41));
      log.append(Kind.EVENTS, 1, "a".repeat(9_000).getBytes(UTF_8), place(42));
      log.append(Kind.EVENTS, 1, "of our own".getBytes(UTF_8));
      assertThat(log.followed()).isEqualTo(place(42));
    }
    try (FileLog log = FileLog.open(directory, "shop")) {
      assertThat(log.followed()).isEqualTo(place(42));
      assertThat(read(log))
          .containsExactly("0+2 one", "2+1 " + "a".repeat(9_000), "3+1 of our own");
    }
  }

  @Test
  void itIsFoundInAnEarlierSegment() throws IOException {
    try (FileLog log = FileLog.open(directory, "shop", 1_000)) {
      log.append(Kind.EVENTS, 1, "from there".getBytes(UTF_8), place(8));
      for (int i = 0; i < 200; i++) {
        log.append(Kind.EVENTS, 1, "of our own".getBytes(UTF_8));
      }
    }
    try (FileLog log = FileLog.open(directory, "shop", 1_000)) {
      assertThat(log.followed()).isEqualTo(place(8));
    }
  }

  @Test
  void anErasureLeavesIt() throws IOException {
    try (FileLog log = FileLog.open(directory, "shop")) {
      log.append(Kind.EVENTS, 1, "theirs".getBytes(UTF_8), place(8));
      log.rewrite(entry -> new EventLog.Content(Kind.EVENTS, "gone".getBytes(UTF_8)));
    }
    try (FileLog log = FileLog.open(directory, "shop")) {
      assertThat(log.followed()).isEqualTo(place(8));
      assertThat(read(log)).containsExactly("0+1 gone");
    }
  }

  @Test
  void aRecordOfATopicIsWholeOrRefused() throws IOException {
    byte[] body = "b".repeat(9_000).getBytes(UTF_8);
    byte[] record = TopicRecord.encode(Kind.EVENTS, 3, body);
    EventLog.Entry entry = TopicRecord.decode(record);
    assertThat(entry.count()).isEqualTo(3);
    assertThat(entry.kind()).isEqualTo(Kind.EVENTS);
    assertThat(entry.body()).isEqualTo(body);
    for (int i = 0; i < record.length; i++) {
      byte[] damaged = record.clone();
      damaged[i] ^= 4;
      assertThatThrownBy(() -> TopicRecord.decode(damaged)).isInstanceOf(IOException.class);
      byte[] cut = Arrays.copyOf(record, i);
      assertThatThrownBy(() -> TopicRecord.decode(cut)).isInstanceOf(IOException.class);
    }
  }
}
