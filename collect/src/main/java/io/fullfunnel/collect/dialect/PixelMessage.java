package io.fullfunnel.collect.dialect;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The message that the address of a pixel tells. */
public final class PixelMessage {
  private static final String PROPERTY = "p.";
  private static final String PAGE = "page";
  private static final String EVENT = "event";

  private PixelMessage() {}

  /**
   * A message as a batch of one; without an id it asks for the day's.
   *
   * @param agent what the client calls itself
   * @param referer the page that the picture stands in, as far as the browser says
   */
  public static byte[] of(
      Map<String, String> address, @Nullable String agent, @Nullable String referer) {
    ObjectNode message = Json.object();
    String event = text(address, EVENT);
    boolean page = event == null && address.containsKey(PAGE);
    message.put("type", page ? PAGE : "track");
    put(message, EVENT, event);
    if (page) {
      put(message, "name", text(address, PAGE));
    }
    for (String id : new String[] {"messageId", "anonymousId", "userId"}) {
      put(message, id, text(address, id));
    }
    ObjectNode properties = message.putObject("properties");
    ObjectNode context = message.putObject("context");
    String own = text(address, "url");
    ObjectNode place = page ? properties : Json.object();
    put(place, "url", own == null ? referer : own);
    put(place, "referrer", text(address, "referrer"));
    put(place, "title", text(address, "title"));
    if (!page && !place.isEmpty()) {
      context.set(PAGE, place);
    }
    address.forEach((name, value) -> {
      if (name.startsWith(PROPERTY) && name.length() > PROPERTY.length()) {
        properties.put(name.substring(PROPERTY.length()), value);
      }
    });
    put(context, "userAgent", agent);
    if (!message.has("anonymousId") && !message.has("userId")) {
      context.put("cookieless", true);
    }
    context.putObject("library").put("name", "px.gif");
    ObjectNode batch = Json.object();
    batch.putArray("batch").add(message);
    return Json.bytes(batch);
  }

  private static @Nullable String text(Map<String, String> address, String name) {
    String value = address.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }

  private static void put(ObjectNode to, String name, @Nullable String value) {
    if (value != null) {
      to.put(name, value);
    }
  }
}
