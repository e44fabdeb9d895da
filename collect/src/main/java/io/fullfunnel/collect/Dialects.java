package io.fullfunnel.collect;

import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.collect.dialect.Query;
import io.fullfunnel.collect.webhook.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The places where events come that are not said as our own: GA4's Measurement Protocol, the pixel,
 * webhooks. What comes there is made into messages and goes the collector's own way.
 */
public final class Dialects {
  private static final byte[] NOTHING = {};

  private final Collector collector;
  private final Receivers receivers;
  private final InstantSource clock;

  Dialects(Collector collector, Receivers receivers, InstantSource clock) {
    this.collector = collector;
    this.receivers = receivers;
    this.clock = clock;
  }

  /**
   * A call, by whatever front it came.
   *
   * @param query of the address, as it came; null if it has none
   * @param gzip whether the client says that the body is packed
   * @param headers the value of a header by its name in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Call(
      String method,
      String path,
      @Nullable String query,
      byte[] body,
      boolean gzip,
      Function<String, @Nullable String> headers,
      @Nullable InetAddress client) {}

  /** Whether a path is one of these. */
  public static boolean isPath(String path) {
    return path.startsWith(Webhook.ROOT)
        || path.equals(Ga4.PATH)
        || path.equals(Pixel.PATH)
        || path.equals(Ga4.DEBUG);
  }

  /**
   * Takes a call in.
   *
   * @param later is given the reply when the disk has confirmed the events
   * @return the reply, where there is nothing to wait for; else null
   */
  public Snippet.@Nullable Reply take(Call call, Consumer<Snippet.Reply> later) {
    boolean pixel = call.path().equals(Pixel.PATH);
    if (call.method().equals("OPTIONS")) {
      return preflight();
    }
    String wanted = pixel ? "GET" : "POST";
    if (pixel && call.method().equals("HEAD")) {
      return new Pixel(Map.of(), call.headers()).reply(Answer.SUCCESS); // who looks sends nothing
    }
    if (!call.method().equals(wanted)) {
      Map<String, String> headers = Dialect.headers();
      headers.put("Allow", pixel ? "GET, HEAD" : "POST, OPTIONS");
      headers.put("Content-Type", "application/problem+json");
      Answer answer = Answer.problem(405, "method", "Events are sent here with " + wanted + ".");
      collector.counts().answer(answer.status());
      return new Snippet.Reply(answer.status(), headers, answer.body());
    }
    if (call.path().startsWith(Webhook.ROOT)) {
      return deliver(call, later);
    }
    Map<String, String> address = Query.read(call.query());
    Dialect dialect = pixel ? new Pixel(address, call.headers()) : new Ga4(address);
    String key = address.get(pixel ? Pixel.KEY : Ga4.KEY);
    TrackRequest request =
        new TrackRequest(
            Route.BATCH,
            pixel ? NOTHING : call.body(),
            !pixel && call.gzip(),
            key == null || key.isEmpty() ? null : key,
            call.client(),
            call.headers().apply("user-agent"),
            TrackRequest.objects(call.headers().apply("sec-gpc"), call.headers().apply("dnt")),
            call.headers().apply("origin"));
    if (call.path().equals(Ga4.DEBUG)) {
      return validate(request, dialect);
    }
    Answer now = collector.take(request, dialect, answer -> later.accept(dialect.reply(answer)));
    return now == null ? null : dialect.reply(now);
  }

  private Snippet.@Nullable Reply deliver(Call call, Consumer<Snippet.Reply> later) {
    Receivers.Found found;
    try {
      found = receivers.at(call.path().substring(Webhook.ROOT.length()));
    } catch (IOException e) {
      return reply(Collector.unavailable());
    }
    if (found == null) {
      collector.counts().event(Collector.NOBODY, "no_receiver", 1);
      collector.counts().answer(404);
      return reply(
          Answer.problem(404, "no_receiver", "There is no receiver of webhooks at this address."));
    }
    Delivery delivery = new Delivery(found.receiver(), call.body(), call.headers(), clock.millis());
    Webhook webhook = new Webhook(found.workspace(), delivery);
    TrackRequest request =
        new TrackRequest(Route.BATCH, call.body(), call.gzip(), null, call.client(), null);
    Answer now = collector.take(request, webhook, answer -> later.accept(webhook.reply(answer)));
    return now == null ? null : webhook.reply(now);
  }

  private Snippet.Reply validate(TrackRequest request, Dialect dialect) {
    Ga4.Validation validation = new Ga4.Validation();
    try {
      KeyBook.Entry entry = request.key() == null ? null : collector.entry(request.key());
      if (entry == null) {
        validation.key(
            request.key() == null
                ? dialect.whichKey()
                : "This key is unknown, revoked or not for sending events.");
      } else if (!entry.origins().allow(request.origin())) {
        validation.key(Collector.NOT_FROM_HERE);
      }
      Trial trial =
          Trial.of(Collector.read(request, dialect), entry == null || entry.sender().server());
      validation.refused(trial.refusals());
    } catch (DialectException e) {
      validation.body(e.field(), e.sentence(), e.isTooMuch());
    } catch (WrongBodyException e) {
      validation.body("", e.sentence(), e.isTooLarge());
    } catch (IOException e) {
      return dialect.reply(Collector.unavailable());
    }
    collector.counts().answer(200);
    return validation.reply();
  }

  /** What is told where no dialect was asked. */
  public static Snippet.Reply reply(Answer answer) {
    return Dialect.plain(answer);
  }

  private static Snippet.Reply preflight() {
    Map<String, String> headers = Dialect.headers();
    headers.put("Access-Control-Allow-Methods", "GET, POST");
    headers.put("Access-Control-Allow-Headers", "Content-Type, Content-Encoding");
    headers.put("Access-Control-Max-Age", "86400");
    return new Snippet.Reply(204, headers, NOTHING);
  }
}
