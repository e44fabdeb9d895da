package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.links.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Sends people where short links lead, and tells the journal. Nothing that a request says has a
 * part in where that is. Nobody waits for the disk: a redirect promises nothing, and a full disk
 * must not stop visitors. Thread-safe.
 */
public final class Clicks {
  private static final System.Logger LOGGER = System.getLogger(Clicks.class.getName());
  private static final JsonFactory JSON = new JsonFactory();
  private static final String ROOT = "/l/";
  private static final int LONGEST = 2_000;
  private static final byte[] NOTHING = {};
  private static final byte[] NO_SUCH_LINK =
      """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><title>No such link</title>
      <h1>There is no such link here</h1>
      <p>It may have been mistyped, or it was taken away.</p></html>
      """
          .getBytes(US_ASCII);

  /** The id that a browser keeps with consent, and the day on which that was set. */
  private static final Pattern COOKIE =
      Pattern.compile("(?:^|; ?)ff_id=([\\w-]{16,64})(?:\\.\\d+)?(?:;|$)");

  private final LinkBooks links;
  private final Collector collector;
  private final MessageIds ids = new MessageIds();

  public Clicks(LinkBooks links, Collector collector) {
    this.links = links;
    this.collector = collector;
  }

  /** Whether a path without its query is that of a short link. */
  public static boolean isPath(String path) {
    return path.startsWith(ROOT);
  }

  /**
   * Where a call of such a path is sent.
   *
   * @param client the client's address
   */
  public Snippet.Reply answer(Snippet.Call call, @Nullable InetAddress client) {
    boolean get = call.method().equals("GET");
    if (!get && !call.method().equals("HEAD")) {
      return reply(405, "Allow", "GET, HEAD", NOTHING);
    }
    LinkBooks.@Nullable Found found;
    try {
      found = links.find(call.path().substring(ROOT.length()));
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.ERROR, "Links cannot be read.", e);
      return reply(503, "Retry-After", "10", NOTHING);
    }
    if (found == null) {
      return reply(404, "Content-Type", "text/html; charset=utf-8", NO_SUCH_LINK);
    }
    if (get && !looksAhead(call)) {
      boolean named = kept(call, objects(call)) != null;
      collector.tell(Sender.ofLinks(found.workspace()), message(call, client, found), named);
    }
    return reply(302, "Location", found.target().address(), NOTHING);
  }

  private static Snippet.Reply reply(int status, String header, String value, byte[] page) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(header, value);
    headers.put("Cache-Control", "no-store"); // or the next click would not be seen
    headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Robots-Tag", "noindex");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    return new Snippet.Reply(status, headers, page);
  }

  /** Browsers that load what somebody may want next say so. */
  private static boolean looksAhead(Snippet.Call call) {
    for (String name : List.of("sec-purpose", "purpose", "x-moz")) {
      String purpose = call.headers().apply(name);
      if (purpose != null && purpose.toLowerCase(Locale.ROOT).contains("prefetch")) {
        return true;
      }
    }
    return false;
  }

  /** The browser's id, where it has one and does not ask to be left alone. */
  private static @Nullable String kept(Snippet.Call call, boolean objects) {
    String cookies = call.headers().apply("cookie");
    Matcher cookie = COOKIE.matcher(cookies == null || objects ? "" : cookies);
    return cookie.find() ? cookie.group(1) : null;
  }

  private static boolean objects(Snippet.Call call) {
    return TrackRequest.objects(call.headers().apply("sec-gpc"), call.headers().apply("dnt"));
  }

  private byte[] message(Snippet.Call call, @Nullable InetAddress client, LinkBooks.Found found) {
    boolean objects = objects(call);
    String agent = call.headers().apply("user-agent");
    String kept = kept(call, objects);
    Map<Tag, String> tags = found.target().tags();
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("type", "track");
      json.writeStringProperty("messageId", ids.next());
      json.writeStringProperty(
          "anonymousId", kept == null ? collector.dayId(found.workspace(), client, agent) : kept);
      json.writeStringProperty("event", "Link Clicked");
      json.writeObjectPropertyStart("properties");
      json.writeStringProperty("link", found.link().id());
      json.writeStringProperty("name", found.link().now().name());
      json.writeStringProperty("url", found.target().address());
      tags.forEach((tag, value) -> json.writeStringProperty(tag.label(), value));
      json.writeEndObject();
      json.writeObjectPropertyStart("context");
      if (kept == null) {
        json.writeBooleanProperty("cookieless", true);
      }
      text(json, "userAgent", agent);
      text(json, "ip", objects ? null : collector.address(found.workspace(), client));
      json.writeObjectPropertyStart("campaign");
      tags.forEach((tag, value) ->
          json.writeStringProperty(tag == Tag.CAMPAIGN ? "name" : tag.label(), value));
      json.writeEndObject();
      json.writeObjectPropertyStart("page");
      text(json, "referrer", call.headers().apply("referer"));
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      json.writeStringProperty(
          name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
    }
  }
}
