package io.fullfunnel.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.collect.EventSink.Batch;
import io.fullfunnel.collect.EventSink.Written;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.journal.EventLog.Kind;
import io.fullfunnel.store.journal.TopicRecord;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of records that a producer could not send; the broker's part is in bench. */
class TopicSinkTest {
  private static final TopicAddress ADDRESS =
      TopicAddress.of(new TopicAddress.Said("kafka://127.0.0.1:9/p", null, null, null));
  private static final List<Batch> BATCHES =
      List.of(
          new Batch(Kind.EVENTS, 2, "one".getBytes(UTF_8)),
          new Batch(Kind.EVENTS, 1, "two".getBytes(UTF_8)));

  @TempDir Path folder;
  private long now;

  private static final class Producers {
    final List<MockProducer<byte[], byte[]>> made = new ArrayList<>();

    MockProducer<byte[], byte[]> make(TopicAddress address) {
      var one =
          new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
      made.add(one);
      return one;
    }
  }

  @Test
  void aProducerThatIsFencedIsMadeAnew() throws IOException {
    Producers producers = new Producers();
    try (DataDirectory data = DataDirectory.open(folder)) {
      new Workspaces(data).create("shop");
      try (OpenWorkspaces open = new OpenWorkspaces(new Workspaces(data));
          TopicSink sink =
              new TopicSink(ADDRESS, open, producers::make, Map.of("shop", "p.shop"), () -> now)) {
        assertThat(sink.write("shop", BATCHES)).isEqualTo(new Written(2, null));
        MockProducer<byte[], byte[]> first = producers.made.getFirst();
        assertThat(first.history())
            .map(record -> record.topic() + " " + text(record.value()))
            .containsExactly("p.shop 2 one", "p.shop 1 two");

        first.sendException = new TimeoutException("nobody");
        assertThat(sink.write("shop", BATCHES).failure())
            .hasMessage("The brokers 127.0.0.1:9 do not answer, or too few of them to confirm.");
        first.sendException = null;
        assertThat(sink.write("shop", BATCHES).batches()).isZero(); // so soon it is not tried
        now += TimeUnit.SECONDS.toNanos(2);
        assertThat(sink.write("shop", BATCHES).batches()).isEqualTo(2);
        assertThat(producers.made).hasSize(1); // that passed by itself

        first.sendException = new ProducerFencedException("another one");
        Written fenced = sink.write("shop", BATCHES);
        assertThat(fenced.batches()).isZero();
        assertThat(fenced.failure()).hasMessageContaining("another one");
        assertThat(first.closed()).isTrue();
        assertThat(sink.write("shop", BATCHES)).isEqualTo(new Written(2, null));
        assertThat(producers.made).hasSize(2);
      }
    }
  }

  private static String text(byte[] record) {
    try {
      var entry = TopicRecord.decode(record);
      return entry.count() + " " + new String(entry.body(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
