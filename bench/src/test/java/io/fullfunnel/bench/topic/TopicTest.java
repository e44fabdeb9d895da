package io.fullfunnel.bench.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.TopicRecord;
import io.fullfunnel.testkit.crash.CrashRunner;
import io.fullfunnel.topic.Progress;
import io.fullfunnel.topic.TopicAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: a server's journal that follows a topic is the journal it would be if the
 * events had come to it, whatever happens to the follower, the records and the topic. RELIABILITY
 * F31; the broker that dies is in {@link TopicRunTest}.
 */
class TopicTest {
  private static final Path ROOT = Path.of(System.getProperty("fullfunnel.root", ".."));
  private static final List<String> QUESTIONS =
      List.of(
          "{'ask':'funnel','steps':['A','B','C']}",
          "{'ask':'figures','figures':['events','people','visits'],'every':'day'}");

  @TempDir Path folder;
  @TempDir static Path kafka;
  private static Broker broker;
  private static TopicAddress address;
  private String key;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    broker = Broker.start(ROOT, kafka, 0);
    address = TopicShop.address(broker.port());
  }

  @AfterAll
  static void stop() throws IOException {
    broker.close();
  }

  @BeforeEach
  void make() throws IOException {
    key = TopicShop.make(folder.resolve("server"));
  }

  /** A data directory with the same workspace and nothing in it. */
  private Path another(String name) throws IOException {
    TopicShop.copy(folder.resolve("server"), folder.resolve(name));
    return folder.resolve(name);
  }

  /** Sends events to a collector that writes to the topic; records in the topic then. */
  private void send(Path collector, int requests) throws IOException {
    try (TopicShop shop = new TopicShop(collector);
        TopicShop.Taking taking = shop.taking(address)) {
      new TopicClients(taking.port(), key).run(2, requests).join();
    }
  }

  @Test
  void theJournalIsTheSameHoweverOftenTheFollowerDies() throws IOException, InterruptedException {
    Path fresh = another("fresh");
    Path again = another("again");
    Path http = another("http");
    send(another("collector"), 60);
    List<String> expected;
    List<String> answers = new ArrayList<>();
    long records;
    try (TopicShop shop = new TopicShop(fresh)) {
      shop.follow(address, false);
      Progress done = shop.reached(2);
      records = done.position();
      assertThat(done.problem()).isNull();
      expected = shop.journal();
      assertThat(shop.check().present()).isEqualTo(600);
      for (String question : QUESTIONS) {
        answers.add(shop.answer(question));
      }
    }
    for (String point : new String[] {"J1:9", "J2:11", "J2:5", "J3:1"}) {
      CrashRunner runner = new CrashRunner(FollowVictim.class, "-Dfullfunnel.failpoint=" + point);
      CrashRunner.Outcome died =
          runner.runToEnd(again.toString(), "" + broker.port(), "" + records);
      assertThat(died.exit()).as(point + died.errors()).isEqualTo(137);
    }
    try (TopicShop shop = new TopicShop(again)) {
      shop.follow(address, false);
      shop.reached(records);
      assertThat(shop.journal()).isEqualTo(expected);
      for (int i = 0; i < QUESTIONS.size(); i++) {
        assertThat(shop.answer(QUESTIONS.get(i))).isEqualTo(answers.get(i));
      }
    }
    overHttp(http, answers.getFirst());
  }

  /** The same events without a topic: the same counts. */
  private void overHttp(Path data, String answer) throws IOException {
    try (TopicShop shop = new TopicShop(data);
        TopicShop.Taking taking = shop.taking(null)) {
      new TopicClients(taking.port(), key).run(2, 60).join();
      assertThat(shop.check().present()).isEqualTo(600);
      assertThat(steps(shop.answer(QUESTIONS.getFirst()))).isEqualTo(steps(answer));
    }
  }

  private static String steps(String answer) {
    return answer.substring(answer.indexOf("\"steps\""), answer.indexOf("\"basis\""));
  }

  @Test
  void recordsThatComeTwiceCountOnce() throws Exception {
    send(another("collector"), 3);
    try (TopicShop shop = new TopicShop(folder.resolve("server"))) {
      shop.follow(address, false);
      long records = shop.reached(2).position();
      byte[] first =
          shop.with(workspace -> {
            try (EventLog.Cursor cursor = workspace.journal().read(0)) {
              EventLog.Entry entry = java.util.Objects.requireNonNull(cursor.next());
              return TopicRecord.encode(entry.kind(), entry.count(), entry.body());
            }
          });
      put(shop.topic(address), first, first);
      shop.reached(records + 2);
      var check = shop.check();
      assertThat(check.present()).isEqualTo(30);
      assertThat(check.duplicate()).isPositive();
      assertThat(check.balanced()).isTrue();
    }
  }

  @Test
  void whatTheTopicLostIsSaidAndNeverPassedOver() throws Exception {
    Path collector = another("collector");
    send(collector, 4);
    long read;
    String topic;
    try (TopicShop shop = new TopicShop(folder.resolve("server"))) {
      topic = shop.topic(address);
      shop.follow(address, false);
      read = shop.reached(2).position();
    }
    send(collector, 4);
    long end = 0;
    try (TopicShop shop = new TopicShop(another("ahead"))) {
      shop.follow(address, false);
      end = shop.reached(read + 1).end();
    }
    try (Admin admin = admin()) {
      RecordsToDelete before = RecordsToDelete.beforeOffset(end);
      admin.deleteRecords(Map.of(new TopicPartition(topic, 0), before)).all().get();
    }
    try (TopicShop shop = new TopicShop(folder.resolve("server"))) {
      shop.follow(address, false);
      assertThat(shop.problem())
          .isEqualTo(
              "The topic %s begins at offset %d, and this workspace has read it up to offset %d: %d records are gone that it never read."
                  .formatted(topic, end, read, end - read));
      assertThat(shop.check().present()).isEqualTo(40);
      shop.unfollow();
      shop.follow(address, true);
      shop.reached(end);
      put(topic, new byte[] {1, 2, 3});
      shop.reached(end + 1);
      shop.unfollow();
      shop.follow(address, false);
      assertThat(shop.problem())
          .isEqualTo(
              "The topic %s begins at offset %d, and this workspace has read it up to offset %d: %d records are gone that it never read."
                  .formatted(topic, end, read, end - read));
    }
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    try (TopicShop shop = new TopicShop(folder.resolve("server"))) {
      shop.follow(address, false);
      assertThat(shop.problem()).startsWith("The topic " + topic + " was made anew since");
      send(folder.resolve("ahead"), 4); // the same events again, in the new topic
      shop.unfollow();
      shop.follow(address, true);
      shop.reached(2);
      assertThat(shop.check().present()).isEqualTo(40);
      put(topic, new byte[] {1, 2, 3});
      shop.unfollow();
      shop.follow(address, false);
      assertThat(shop.problem())
          .matches(
              "The record at offset \\d+ of the topic .* is none of a journal's: These 3 bytes are"
                  + " no record of a journal.");
    }
  }

  /** Somebody else who may write to the topic: what follows would have other sequences. */
  @Test
  void aRecordThatCountsWronglyIsRefused() throws Exception {
    send(another("collector"), 1);
    try (TopicShop shop = new TopicShop(folder.resolve("server"))) {
      shop.follow(address, false);
      shop.reached(1);
      byte[] wrong =
          shop.with(workspace -> {
            try (EventLog.Cursor cursor = workspace.journal().read(0)) {
              EventLog.Entry entry = java.util.Objects.requireNonNull(cursor.next());
              return TopicRecord.encode(entry.kind(), entry.count() + 1, entry.body());
            }
          });
      put(shop.topic(address), wrong);
      assertThat(shop.problem()).endsWith("What it holds does not come by a topic.");
      assertThat(shop.check().present()).isEqualTo(10);
    }
  }

  @Test
  void aTopicThatLostItsEndIsSaid() throws Exception {
    Path collector = another("collector");
    send(collector, 4);
    String topic;
    long read;
    try (TopicShop shop = new TopicShop(folder.resolve("server"))) {
      topic = shop.topic(address);
      shop.follow(address, false);
      read = shop.reached(2).position();
    }
    broker.stop();
    Path records = broker.records(topic).resolve("00000000000000000000.log");
    byte[] all = Files.readAllBytes(records);
    Files.write(records, Arrays.copyOf(all, all.length - 1)); // the last record is not whole
    Files.delete(kafka.resolve("data/.kafka_cleanshutdown"));
    broker.start();
    long end;
    try (TopicShop shop = new TopicShop(folder.resolve("server"))) {
      shop.follow(address, false);
      String said = shop.problem();
      Matcher at = Pattern.compile("ends at offset (\\d+),").matcher(said);
      assertThat(at.find()).as(said).isTrue();
      end = Long.parseLong(at.group(1)); // a batch is lost whole, and may hold several records
      assertThat(end).isLessThan(read);
      assertThat(said)
          .isEqualTo(
              "The topic %s ends at offset %d, and this workspace has read it up to offset %d: it lost its end, and what comes there now is something else."
                  .formatted(topic, end, read));
      shop.unfollow();
      send(collector, 4); // the same events again: the topic grows past what was read
      shop.follow(address, false);
      assertThat(shop.problem())
          .isEqualTo(
              "The topic %s was cut off at offset %d and grew again; this workspace has read other records there, up to offset %d."
                  .formatted(topic, end, read));
      shop.unfollow();
      shop.follow(address, true);
      shop.reached(read + 1);
      assertThat(shop.check().present()).isEqualTo(40);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + broker.port()));
  }

  private void put(String topic, byte[]... records)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + broker.port());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte[] record : records) {
        producer.send(new ProducerRecord<>(topic, 0, null, record)).get(10, TimeUnit.SECONDS);
      }
    }
  }
}
