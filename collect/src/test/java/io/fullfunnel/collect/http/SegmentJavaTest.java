package io.fullfunnel.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.AliasMessage;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.MessageBuilder;
import com.segment.analytics.messages.PageMessage;
import com.segment.analytics.messages.ScreenMessage;
import com.segment.analytics.messages.TrackMessage;
import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.TestShop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Segment's own client for Java, unchanged: it is told the endpoint and the key, and nothing else.
 */
class SegmentJavaTest {
  private static final List<MessageBuilder<?, ?>> CALLS =
      List.of(
          IdentifyMessage.builder().traits(Map.of("name", "Anna Żuk")),
          TrackMessage.builder("Order Completed").properties(Map.of("total", 12.5)),
          PageMessage.builder("Lamps").properties(Map.of("url", "https://shop.example/lamps")),
          ScreenMessage.builder("Basket").properties(Map.of("items", 3)),
          GroupMessage.builder("acme").traits(Map.of("seats", 5)),
          AliasMessage.builder("guest-7"));

  private static final String CLIENT = "{\"name\":\"analytics-java\",\"version\":\"3.5.4\"}";

  @TempDir Path folder;

  /** What the client was told became of its messages. */
  private static final class Told implements Callback {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void success(Message message) {
      lines.add("success " + message.type());
    }

    @Override
    public void failure(Message message, Throwable why) {
      lines.add("failure " + message.type() + " " + why);
    }
  }

  /** Without what is new each time; that is told by whether it is there. */
  private static String plain(String stored) {
    ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(stored);
    for (String each : List.of("messageId", "timestamp", "sentAt")) {
      json.put(each, json.path(each).isString());
    }
    String client = json.path("context").path("library").toString();
    return json.without(List.of("context", "integrations")) + " " + client;
  }

  private static String begin(String type) {
    return "{\"type\":\"" + type + "\",\"messageId\":true,\"userId\":\"anna\"";
  }

  /** Makes the calls at a port; what the client says became of each, once it says so of all. */
  private static Queue<String> told(String key, int port) throws InterruptedException {
    Told told = new Told();
    Analytics analytics =
        Analytics.builder(key)
            .endpoint("http://127.0.0.1:" + port)
            .flushQueueSize(4)
            .callback(told)
            .build();
    for (MessageBuilder<?, ?> call : CALLS) {
      analytics.enqueue(call.userId("anna"));
    }
    analytics.flush();
    while (told.lines.size() < CALLS.size()) {
      Thread.sleep(5);
    }
    analytics.shutdown();
    return told.lines;
  }

  @Test
  void everyCallStandsInTheJournal() throws IOException, InterruptedException {
    try (TestShop shop = new TestShop(folder.resolve("data"));
        HttpFront front =
            HttpFront.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                shop.collector(),
                null,
                proxy -> false)) {
      assertThat(told(shop.writeKey(), front.port())).allMatch(line -> line.startsWith("success "));
      String end = ",\"timestamp\":true,\"sentAt\":true} " + CLIENT;
      assertThat(shop.stored().stream().map(SegmentJavaTest::plain))
          .containsExactlyInAnyOrder(
              begin("identify") + ",\"traits\":{\"name\":\"Anna Żuk\"}" + end,
              begin("track")
                  + ",\"event\":\"Order Completed\",\"properties\":{\"total\":12.5}"
                  + end,
              begin("page")
                  + ",\"name\":\"Lamps\",\"properties\":{\"url\":\"https://shop.example/lamps\"}"
                  + end,
              begin("screen") + ",\"name\":\"Basket\",\"properties\":{\"items\":3}" + end,
              begin("group") + ",\"groupId\":\"acme\",\"traits\":{\"seats\":5}" + end,
              begin("alias") + ",\"previousId\":\"guest-7\"" + end);
      assertThat(shop.law()).isEqualTo("received 6, duplicate 0, failed 0, present 6");
    }
  }

  /**
   * Four events are more than the key may send in a second, so the batch of the other two gets 429.
   * The client sends it again after 15 to 30 seconds of its own choice, whatever Retry-After says.
   */
  @Test
  void whatWasTurnedAwayComesAgainAndCountsOnce() throws IOException, InterruptedException {
    try (TestShop shop = new TestShop(folder.resolve("data"), new Collector.Means(3, 1 << 20));
        HttpFront front =
            HttpFront.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                shop.collector(),
                null,
                proxy -> false)) {
      assertThat(told(shop.writeKey(), front.port())).allMatch(line -> line.startsWith("success "));
      assertThat(shop.turnedAway("rate_limited")).isPositive();
      assertThat(shop.law()).isEqualTo("received 6, duplicate 0, failed 0, present 6");
    }
  }
}
