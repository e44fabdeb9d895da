package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.receivers.ReceiverBook;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Failed;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Origins;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A data directory with the workspace "shop", its keys, and a collector over it. */
public final class TestShop implements AutoCloseable {
  private static final String SHOP = "shop";

  private final Path folder;
  private final DataDirectory data;
  private final OpenWorkspaces open;
  private final ReceiverBook receivers;
  private final String write;
  private final String server;
  private final String bound;
  private final Collector collector;
  private final LinkBooks links;
  private String agent = "Firefox";
  private boolean objects;
  private @Nullable String origin;
  private final List<Refused> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
  private volatile long now = 1_800_000_000_000L;

  public TestShop(Path folder) throws IOException {
    this(folder, Collector.Means.usual());
  }

  public TestShop(Path folder, Collector.Means means) throws IOException {
    this.folder = folder;
    data = DataDirectory.open(folder);
    Workspaces all = new Workspaces(data);
    if (all.find(SHOP).isEmpty()) {
      all.create(SHOP);
    }
    write = all.keys(SHOP).create(Keys.Scope.WRITE).text();
    server = all.keys(SHOP).create(Keys.Scope.SERVER).text();
    Origins pages = new Origins(List.of("https://shop.example", "https://*.shop.example:8443"));
    bound = all.keys(SHOP).create(Keys.Scope.WRITE, pages).text();
    open = new OpenWorkspaces(all);
    links = open.links();
    receivers = all.receivers(SHOP);
    collector =
        new Collector(
            StoredKeys.read(all),
            new JournalSink(open),
            means,
            () -> java.time.Instant.ofEpochMilli(now),
            seen::add,
            name -> all.privacy(name).current(),
            address ->
                receivers.at(address).map(each -> new Receivers.Found(SHOP, each)).orElse(null));
  }

  /** Does something with the workspace. */
  public <T> T with(OpenWorkspaces.Work<T> work) throws IOException {
    return open.with(SHOP, work);
  }

  public OpenWorkspaces workspaces() {
    return open;
  }

  /** Where the journals are. */
  Path journals() {
    return folder.resolve("workspaces");
  }

  public String writeKey() {
    return write;
  }

  /** A write key for pages of https://shop.example, and of all below it at port 8443. */
  public String boundKey() {
    return bound;
  }

  /** Where webhooks come in. */
  ReceiverBook receivers() {
    return receivers;
  }

  /** What an onlooker heard. */
  List<Refused> seen() {
    return seen;
  }

  /** How many requests an onlooker saw turned away for this. */
  public long turnedAway(String code) {
    return seen.stream().filter(each -> each.code().equals(code)).count();
  }

  public String serverKey() {
    return server;
  }

  public Collector collector() {
    return collector;
  }

  public LinkBooks links() {
    return links;
  }

  public void clock(long millis) {
    now = millis;
  }

  void agent(String name) {
    agent = name;
  }

  /** Saves rules for privacy; what is left out stands as it ships. */
  void rules(String json) throws IOException {
    PrivacyRules rules =
        PrivacyRules.read(JsonMapper.shared().readTree(json), PrivacyRules.DEFAULT);
    open.with(
        SHOP,
        workspace ->
            workspace.privacy().save(rules, "ann", "", java.time.Instant.ofEpochMilli(now)));
  }

  /** The page that browsers say they show; null for none. */
  void origin(@Nullable String page) {
    origin = page;
  }

  /** Whether browsers say that their users object. */
  void objects(boolean says) {
    objects = says;
  }

  /** The answer to a call with the write key. */
  public String call(String path, String body) {
    return call(path, body.getBytes(UTF_8), write);
  }

  String call(String path, byte[] body, @Nullable String key) {
    Route route = Route.find(path);
    if (route == null) {
      throw new IllegalArgumentException("no route " + path);
    }
    CompletableFuture<Answer> later = new CompletableFuture<>();
    InetAddress client = InetAddress.ofLiteral("203.0.113.77");
    Answer now =
        collector.take(
            new TrackRequest(route, body, false, key, client, agent, objects, origin),
            later::complete);
    return (now == null ? later.join() : now).toString();
  }

  /** The reply to a call in another dialect. */
  Snippet.Reply dialect(String method, String target, String body, Map<String, String> headers) {
    int query = target.indexOf('?');
    Dialects.Call call =
        new Dialects.Call(
            method,
            query < 0 ? target : target.substring(0, query),
            query < 0 ? null : target.substring(query + 1),
            body.getBytes(UTF_8),
            false,
            name -> name.equals("user-agent") ? agent : headers.get(name),
            InetAddress.ofLiteral("203.0.113.77"));
    CompletableFuture<Snippet.Reply> later = new CompletableFuture<>();
    Snippet.Reply now = collector.dialects().take(call, later::complete);
    return now == null ? later.join() : now;
  }

  /** Status and body of such a reply. */
  String dialect(String method, String target, String body) {
    Snippet.Reply reply = dialect(method, target, body, Map.of());
    return (reply.status() + " " + new String(reply.body(), UTF_8)).strip();
  }

  /** The messages of the journal, as they stand there. */
  public List<String> stored() throws IOException {
    List<String> messages = new ArrayList<>();
    each((cursor, event) ->
        messages.add(new String(cursor.bytes(), cursor.offset(), cursor.length(), UTF_8)));
    return messages;
  }

  /** The events as readers see them. */
  List<Event> events() throws IOException {
    List<Event> events = new ArrayList<>();
    each((cursor, event) -> events.add(event));
    return events;
  }

  private interface Seen {
    void see(BatchBody.Cursor cursor, Event event);
  }

  private void each(Seen seen) throws IOException {
    open.with(
        SHOP,
        workspace -> {
          EventDecoder decoder = new EventDecoder();
          try (EventLog.Cursor journal = workspace.journal().read(0)) {
            for (EventLog.Entry entry = journal.next(); entry != null; entry = journal.next()) {
              if (entry.kind() != EventLog.Kind.EVENTS) {
                continue;
              }
              BatchBody.Cursor messages = new BatchBody.Cursor(entry.body());
              for (long i = 0; messages.next(); i++) {
                Event event =
                    decoder.decode(
                        entry.sequence() + i,
                        0,
                        0,
                        messages.envelope().receivedMillis(),
                        messages.bytes(),
                        messages.offset(),
                        messages.length());
                seen.see(messages, event);
              }
            }
          }
          return null;
        });
  }

  /** The conservation law, as a line: every test ends with it. */
  public String law() throws IOException {
    Check check = open.with(SHOP, io.fullfunnel.store.workspace.Workspace::check);
    assertThat(check.balanced()).as("%s", check).isTrue();
    assertThat(check.wrong()).isEmpty();
    // those that were refused are on record a second later: here only what went in is told
    long[] kept = {0};
    open.<@Nullable Void>with(
        SHOP,
        workspace -> {
          Failed.visit(workspace, event -> kept[0] += event.id().isInJournal() ? 0 : 1);
          return null;
        });
    return "received %d, duplicate %d, failed %d, present %d"
        .formatted(
            check.received() - check.refused() - kept[0],
            check.duplicate(),
            check.failed() - kept[0],
            check.present());
  }

  @Override
  public void close() throws IOException {
    collector.close();
    open.close();
    data.close();
  }
}
