package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a client is told.
 *
 * @param problem whether the body is problem+json
 * @param retryAfter seconds after which it may try again, 0 if that is not said
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to the wire, never compared
public record Answer(int status, boolean problem, int retryAfter, byte[] body) {
  private static final JsonFactory JSON = new JsonFactory();

  /** All events are on disk and had their ids. */
  public static final Answer SUCCESS =
      new Answer(200, false, 0, "{\"success\":true}".getBytes(UTF_8));

  /** Writes members of an answer's object. */
  private interface Members {
    void write(JsonGenerator json);
  }

  /** All events are on disk; {@code ids} are those of all of them, in order. */
  static Answer success(List<@Nullable String> ids) {
    return of(
        200,
        false,
        0,
        json -> {
          json.writeBooleanProperty("success", true);
          ids(json, ids);
        });
  }

  /** Some events were refused; the others are on disk. */
  static Answer refused(int accepted, List<Refusal> refusals, List<@Nullable String> ids) {
    return of(
        400,
        true,
        0,
        json -> {
          int all = accepted + refusals.size();
          problem(
              json,
              400,
              "events_refused",
              "%,d of %,d events %s refused; see refused. %s"
                  .formatted(
                      refusals.size(),
                      all,
                      refusals.size() == 1 ? "was" : "were",
                      accepted == 0 ? "None was stored." : "The others are stored."));
          json.writeNumberProperty("accepted", accepted);
          json.writeArrayPropertyStart("refused");
          refusals.forEach(refusal -> refusal(json, refusal));
          json.writeEndArray();
          if (!ids.isEmpty()) {
            ids(json, ids);
          }
        });
  }

  /** Nothing was taken. */
  public static Answer problem(int status, String code, String sentence) {
    return problem(status, code, sentence, 0);
  }

  /** Nothing was taken, because too much is under way; it may be in a second. */
  public static Answer busy(String sentence) {
    return problem(503, "busy", sentence, 1);
  }

  /** Nothing was taken; it may be in a while. */
  static Answer problem(int status, String code, String sentence, int retryAfter) {
    return of(status, true, retryAfter, json -> problem(json, status, code, sentence));
  }

  private static void problem(JsonGenerator json, int status, String code, String sentence) {
    json.writeStringProperty("type", "about:blank");
    json.writeStringProperty("title", title(status));
    json.writeNumberProperty("status", status);
    json.writeStringProperty("detail", sentence);
    json.writeStringProperty("code", code);
  }

  private static void refusal(JsonGenerator json, Refusal refusal) {
    json.writeStartObject();
    json.writeNumberProperty("index", refusal.index());
    if (refusal.messageId() != null) {
      json.writeStringProperty("messageId", refusal.messageId());
    }
    json.writeStringProperty("code", refusal.reason().code());
    json.writeStringProperty("detail", refusal.detail());
    json.writeEndObject();
  }

  private static void ids(JsonGenerator json, List<@Nullable String> ids) {
    json.writeArrayPropertyStart("messageIds");
    for (String id : ids) {
      if (id == null) {
        json.writeNull();
      } else {
        json.writeString(id);
      }
    }
    json.writeEndArray();
  }

  private static Answer of(int status, boolean problem, int retryAfter, Members members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    }
    return new Answer(status, problem, retryAfter, out.toByteArray());
  }

  /** Whether it says that all is well and nothing more. */
  public boolean isBare() {
    return status == 200 && body.length == SUCCESS.body.length; // with ids it is longer
  }

  /** The usual words for a status. */
  public static String title(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 204 -> "No Content";
      case 302 -> "Found";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 411 -> "Length Required";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 417 -> "Expectation Failed";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      default -> "Error";
    };
  }

  /** The body as text, for those who look at it. */
  @Override
  public String toString() {
    return status + " " + new String(body, UTF_8);
  }
}
