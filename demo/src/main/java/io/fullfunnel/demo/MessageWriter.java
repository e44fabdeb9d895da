package io.fullfunnel.demo;

import java.io.Closeable;
import java.io.OutputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes Segment's messages, one a line. Each says that it is simulated. */
final class MessageWriter implements Closeable {
  static final String HOST = "https://kornblume.example";
  private static final JsonFactory JSON = JsonFactory.builder().rootValueSeparator("\n").build();
  private static final long DAY = 86_400_000L;

  private final JsonGenerator json;
  private final String prefix;
  private long dayOfText = Long.MIN_VALUE;
  private String dayText = "";
  private String of = "";
  private int number;
  private long count;

  MessageWriter(OutputStream out, String prefix) {
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    this.prefix = prefix;
  }

  /** Names the messages from now on after somebody: their ids are numbered from 1. */
  void about(String name) {
    of = name;
    number = 0;
  }

  long count() {
    return count;
  }

  /** A page that was looked at; its address and where it was reached from stand on the first. */
  void page(Sender sender, Scene scene, long time, String path, boolean landing) {
    begin("page", sender, time, scene, path, landing);
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("path", path);
    end();
  }

  /** Begins something that was done; properties follow, then {@link #end}. */
  JsonGenerator track(
      Sender sender, @Nullable Scene scene, long time, String event, @Nullable String path) {
    begin("track", sender, time, scene, path, false);
    json.writeStringProperty("event", event);
    json.writeObjectPropertyStart("properties");
    return json;
  }

  /** Begins what is known of somebody; traits follow, then {@link #end}. */
  JsonGenerator identify(Sender sender, @Nullable Scene scene, long time) {
    begin("identify", sender, time, scene, null, false);
    json.writeObjectPropertyStart("traits");
    return json;
  }

  /** Says that two ids are one person. */
  void alias(Sender sender, String previousId, long time) {
    begin("alias", sender, time, null, null, false);
    json.writeStringProperty("previousId", previousId);
    json.writeEndObject();
    count++;
  }

  void end() {
    json.writeEndObject();
    json.writeEndObject();
    count++;
  }

  private void begin(
      String type,
      Sender sender,
      long time,
      @Nullable Scene scene,
      @Nullable String path,
      boolean landing) {
    json.writeStartObject();
    json.writeStringProperty("type", type);
    json.writeStringProperty("messageId", prefix + "-" + of + "-" + ++number);
    optional("anonymousId", sender.anonymousId());
    optional("userId", sender.userId());
    json.writeStringProperty("timestamp", iso(time));
    context(scene, path, landing);
    if (scene != null) {
      json.writeObjectPropertyStart("given");
      json.writeStringProperty("channel", scene.origin().channel());
      optional("campaign", scene.origin().campaign());
      json.writeStringProperty("device", scene.device().device());
      json.writeStringProperty("browser", scene.device().browser());
      json.writeStringProperty("os", scene.device().os());
      json.writeStringProperty("country", scene.land().name());
      json.writeEndObject();
    }
  }

  private void context(@Nullable Scene scene, @Nullable String path, boolean landing) {
    json.writeObjectPropertyStart("context");
    json.writeBooleanProperty("simulated", true);
    if (scene != null) {
      Origin origin = scene.origin();
      json.writeStringProperty("sessionId", scene.session());
      json.writeStringProperty("locale", scene.land().language);
      if (landing && origin.source() != null) {
        json.writeObjectPropertyStart("campaign");
        json.writeStringProperty("source", origin.source());
        optional("medium", origin.medium());
        optional("name", origin.campaign());
        optional("content", origin.content());
        json.writeEndObject();
      }
      if (path != null) {
        json.writeObjectPropertyStart("page");
        json.writeStringProperty("path", path);
        if (landing) {
          String click = origin.clickId();
          json.writeStringProperty("url", HOST + path + (click == null ? "" : "?" + click));
          optional("referrer", origin.referrer());
        }
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private void optional(String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private String iso(long millis) {
    long day = Math.floorDiv(millis, DAY);
    if (day != dayOfText) {
      dayOfText = day;
      dayText = LocalDate.ofEpochDay(day) + "T";
    }
    int left = (int) Math.floorMod(millis, DAY);
    char[] text = "00:00:00.000Z".toCharArray();
    digits(text, 0, 2, left / 3_600_000);
    digits(text, 3, 2, left / 60_000 % 60);
    digits(text, 6, 2, left / 1000 % 60);
    digits(text, 9, 3, left % 1000);
    return dayText + new String(text);
  }

  private static void digits(char[] into, int from, int count, int number) {
    int left = number;
    for (int i = from + count - 1; i >= from; i--) {
      into[i] = (char) ('0' + left % 10);
      left /= 10;
    }
  }

  @Override
  public void close() {
    json.writeRaw('\n');
    json.close();
  }
}
