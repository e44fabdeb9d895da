package io.fullfunnel.cli;

import io.fullfunnel.collect.Clicks;
import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.JournalSink;
import io.fullfunnel.collect.Onlooker;
import io.fullfunnel.collect.StoredKeys;
import io.fullfunnel.collect.StoredReceivers;
import io.fullfunnel.collect.http.HttpFront;
import io.fullfunnel.server.platform.AddressRange;
import io.fullfunnel.server.platform.SettingException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspaces;
import io.fullfunnel.topic.TopicAddress;
import io.fullfunnel.topic.TopicException;
import io.fullfunnel.topic.TopicSink;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collect}: takes events in over HTTP and does nothing else, until somebody stops it. */
@Command(
    name = "collect",
    description =
        "Take events in over HTTP and do nothing else: neither screens nor answers, so more events"
            + " and less memory than serve. Events of all workspaces, each by its key; short links"
            + " lead where they did when this started.")
final class CollectCommand implements Callable<Integer> {
  private static final int LARGEST_PORT = 65_535;

  /** Open workspaces take little memory here: nothing is asked of them. */
  private static final int OPEN_AT_ONCE = 64;

  @Mixin Common common = new Common();

  @Option(names = "--port", paramLabel = "N", description = "The port (default: 8080; 0: any).")
  int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: 127.0.0.1, this machine only).")
  String host = "127.0.0.1";

  @Option(names = "--insecure", description = "Listen beyond this machine without TLS.")
  boolean insecure;

  @Option(
      names = "--trust-proxy",
      paramLabel = "CIDR",
      description = "A proxy whose X-Forwarded-For is believed; can be repeated.")
  List<String> trustProxy = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Events that one key may send in a second (default: 100000).")
  int limit = Collector.Means.usual().perSecond();

  @Mixin TopicOptions topics = new TopicOptions();

  private final Console console;

  CollectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    InetSocketAddress address = address();
    if (limit < 1) {
      throw new WrongCommandException("--limit is at least 1, not " + limit + ".");
    }
    TopicAddress topic = topics.address(insecure);
    try (DataDirectory data = DataDirectory.open(common.data)) {
      System.setProperty("java.io.tmpdir", data.temporary().toString());
      collect(data, address, topic);
    }
    return ExitCode.DONE;
  }

  private InetSocketAddress address() {
    if (port < 0 || port > LARGEST_PORT) {
      throw new WrongCommandException("A port is a number from 0 to 65535, not " + port + ".");
    }
    InetAddress place;
    try {
      place = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new WrongCommandException("This machine has no address " + host + ".");
    }
    if (!place.isLoopbackAddress() && !insecure) {
      throw new WrongCommandException(
          "On "
              + host
              + " others could read along: put a proxy with TLS before it, or say --insecure.");
    }
    return new InetSocketAddress(place, port);
  }

  private void collect(DataDirectory data, InetSocketAddress address, @Nullable TopicAddress topic)
      throws IOException {
    Workspaces all = new Workspaces(data);
    StoredKeys keys = StoredKeys.read(all);
    StoredReceivers receivers = StoredReceivers.read(all);
    if (keys.size() == 0 && receivers.size() == 0) {
      throw new WrongCommandException(
          "There is no key to send events with: make one with fullfunnel key create --scope"
              + " write, then start this again.");
    }
    Collector.Means means = new Collector.Means(limit, Collector.Means.usual().waitingBytes());
    // closed in this order: no more requests, what was taken on disk, the journals
    try (OpenWorkspaces open = new OpenWorkspaces(all, OPEN_AT_ONCE, InstantSource.system());
        TopicSink sink = topic == null ? null : sink(topic, open);
        Collector collector =
            new Collector(
                keys,
                sink == null ? new JournalSink(open) : sink,
                means,
                InstantSource.system(),
                Onlooker.NONE,
                name -> all.privacy(name).current(),
                receivers);
        HttpFront front = listen(address, collector, all.links(InstantSource.system()))) {
      console.say(
          "Fullfunnel takes events at http://"
              + (host.indexOf(':') < 0 ? host : "[" + host + "]")
              + ":"
              + front.port()
              + "/v1/ (stop it with Ctrl-C).");
      console.interruption().await();
    }
  }

  /** Brokers that are away are no reason not to begin; what is set wrongly is. */
  private TopicSink sink(TopicAddress address, OpenWorkspaces open) throws IOException {
    TopicSink sink = new TopicSink(address, open);
    try {
      sink.check();
      console.say("Events go to " + address + ".");
    } catch (TopicException e) {
      if (!e.passes()) {
        sink.close();
        throw e;
      }
      console.say(e.getMessage() + " Until they do, events are answered with 503.");
    }
    return sink;
  }

  private HttpFront listen(InetSocketAddress address, Collector collector, LinkBooks links)
      throws IOException {
    try {
      List<AddressRange> proxies = trustProxy.stream().map(AddressRange::parse).toList();
      return HttpFront.start(
          address,
          collector,
          new Clicks(links, collector),
          peer -> proxies.stream().anyMatch(range -> range.contains(peer.getHostAddress())));
    } catch (SettingException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    } catch (BindException e) {
      throw new WrongCommandException(
          "Port "
              + address.getPort()
              + " of "
              + address.getHostString()
              + " is in use by another program; name another with --port.");
    }
  }
}
