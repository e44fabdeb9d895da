package io.fullfunnel.server.collect;

import io.fullfunnel.collect.Answer;
import io.fullfunnel.collect.Clicks;
import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.Dialects;
import io.fullfunnel.collect.HeaderKey;
import io.fullfunnel.collect.Limits;
import io.fullfunnel.collect.Route;
import io.fullfunnel.collect.Snippet;
import io.fullfunnel.collect.TrackRequest;
import io.fullfunnel.server.platform.ClientAddress;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The tracking API in front of the framework's filters: sessions, sign-in and CSRF are nothing to
 * it, its key is all. Each request waits for the disk on its own virtual thread.
 */
final class TrackingValve extends ValveBase {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(25);
  private static final long OURS_SECONDS = 60;
  private static final Answer LOST =
      Answer.busy("What became of these events is not known. Send them again.");

  private final ObjectProvider<Collector> collector;
  private final ObjectProvider<Clicks> clicks;
  private final ObjectProvider<ClientAddress> clients;

  /** That bodies under way may still take. */
  private final AtomicLong bytesLeft =
      new AtomicLong(Math.max(32L << 20, Runtime.getRuntime().maxMemory() / 8));

  TrackingValve(
      ObjectProvider<Collector> collector,
      ObjectProvider<Clicks> clicks,
      ObjectProvider<ClientAddress> clients) {
    super(true);
    this.collector = collector;
    this.clicks = clicks;
    this.clients = clients;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Route route = Route.find(Objects.requireNonNullElse(request.getRequestURI(), ""));
    if (Dialects.isPath(Objects.requireNonNullElse(request.getRequestURI(), ""))) {
      dialect(request, response);
    } else if (route == null) {
      other(request, response);
    } else if ("OPTIONS".equals(request.getMethod())) {
      preflight(response);
    } else if (!"POST".equals(request.getMethod())) {
      response.setHeader("Allow", "POST, OPTIONS");
      write(response, Answer.problem(405, "method", "Events are sent with POST."));
    } else {
      write(response, take(route, request));
    }
  }

  private void other(Request request, Response response) throws IOException, ServletException {
    String path = Objects.requireNonNullElse(request.getRequestURI(), "");
    boolean link = Clicks.isPath(path);
    if (!link && !Snippet.isPath(path)) {
      getNext().invoke(request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(Snippet.BODY + 1);
    Snippet.Call call = new Snippet.Call(request.getMethod(), path, body, request::getHeader);
    write(
        response,
        link
            ? clicks.getObject().answer(call, client(request))
            : collector.getObject().snippet().answer(call));
  }

  private static void write(Response response, Snippet.Reply reply) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
    response.setContentLength(reply.body().length);
    response.getOutputStream().write(reply.body());
    response.finishResponse();
  }

  private Answer take(Route route, Request request) throws IOException {
    return bounded(
        request,
        (body, gzip) ->
            take(
                new TrackRequest(
                    route,
                    body,
                    gzip,
                    key(request),
                    client(request),
                    request.getHeader("User-Agent"),
                    TrackRequest.objects(request.getHeader("Sec-GPC"), request.getHeader("DNT")),
                    request.getHeader("Origin"))),
        problem -> problem);
  }

  private void dialect(Request request, Response response) throws IOException {
    Dialects dialects = collector.getObject().dialects();
    Snippet.Reply reply =
        bounded(
            request,
            (body, gzip) -> {
              CompletableFuture<Snippet.Reply> later = new CompletableFuture<>();
              Dialects.Call call =
                  new Dialects.Call(
                      request.getMethod(),
                      request.getRequestURI(),
                      request.getQueryString(),
                      body,
                      gzip,
                      request::getHeader,
                      client(request));
              Snippet.Reply now = dialects.take(call, later::complete);
              return now == null
                  ? later
                      .completeOnTimeout(Dialects.reply(LOST), OURS_SECONDS, TimeUnit.SECONDS)
                      .join()
                  : now;
            },
            Dialects::reply);
    write(response, reply);
  }

  /** Works on a body. */
  private interface Work<T> {
    T on(byte[] body, boolean gzip);
  }

  /** Has a body worked on that is not too much beside those that are under way. */
  private <T> T bounded(Request request, Work<T> work, Function<Answer, T> problem)
      throws IOException {
    String coding =
        Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "identity")
            .toLowerCase(Locale.ROOT);
    boolean gzip = coding.equals("gzip") || coding.equals("x-gzip");
    if (!gzip && !coding.equals("identity") && !coding.isEmpty()) {
      return problem.apply(
          Answer.problem(415, "content_encoding", "A body is gzip or not packed."));
    }
    boolean bare = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    int room = room(bare ? 0 : request.getContentLengthLong());
    if (bytesLeft.addAndGet(-room) < 0) {
      bytesLeft.addAndGet(room);
      return problem.apply(Answer.busy("Too much is under way at the moment. Send it again."));
    }
    try {
      byte[] body = read(request.getInputStream(), room);
      return body == null
          ? problem.apply(Answer.problem(408, "timeout", "The request did not come in time."))
          : work.on(body, gzip);
    } finally {
      bytesLeft.addAndGet(room);
    }
  }

  private static @Nullable String key(Request request) {
    return HeaderKey.of(request.getHeader("Authorization"), request.getHeader("X-Write-Key"));
  }

  /** Bytes that a body may take: as many as it says, and one to tell that it is too long. */
  private static int room(long length) {
    return (int) Math.min(length < 0 ? Limits.BODY : length, Limits.BODY) + 1;
  }

  /** The body, or so much of it that it is known to be too long; null if it does not come. */
  private static byte @Nullable [] read(InputStream in, int room) throws IOException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    byte[] body = new byte[room];
    int have = 0;
    for (int got = in.read(body); got >= 0; got = in.read(body, have, room - have)) {
      have += got;
      if (have == room) {
        break;
      }
      if (System.nanoTime() > until) {
        return null;
      }
    }
    return Arrays.copyOf(body, have);
  }

  private Answer take(TrackRequest request) {
    CompletableFuture<Answer> later = new CompletableFuture<>();
    Answer now = collector.getObject().take(request, later::complete);
    return now == null ? later.completeOnTimeout(LOST, OURS_SECONDS, TimeUnit.SECONDS).join() : now;
  }

  private @Nullable InetAddress client(Request request) {
    try {
      return InetAddress.ofLiteral(clients.getObject().of(request.getRequest()));
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  private static void preflight(Response response) {
    always(response);
    response.setStatus(204);
    response.setHeader("Access-Control-Allow-Methods", "POST");
    response.setHeader(
        "Access-Control-Allow-Headers",
        "Authorization, Content-Type, Content-Encoding, X-Write-Key, X-Retry-Count");
    response.setHeader("Access-Control-Max-Age", "86400");
  }

  /** Events may come from any page: what opens the door is the key, never a cookie. */
  private static void always(Response response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
  }

  private static void write(Response response, Answer answer) throws IOException {
    always(response);
    response.setStatus(answer.status());
    if (answer.retryAfter() > 0) {
      response.setHeader("Access-Control-Expose-Headers", "Retry-After, X-RateLimit-Reset");
      response.setHeader("Retry-After", Integer.toString(answer.retryAfter()));
    }
    if (answer.status() == 429) {
      response.setHeader("X-RateLimit-Reset", Integer.toString(answer.retryAfter()));
    }
    if (answer.status() == 401) {
      response.setHeader("WWW-Authenticate", "Key realm=\"Fullfunnel\"");
    }
    response.setContentType(answer.problem() ? "application/problem+json" : "application/json");
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
    response.finishResponse();
  }
}
