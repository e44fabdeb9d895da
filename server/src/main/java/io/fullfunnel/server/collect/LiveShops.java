package io.fullfunnel.server.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.demo.LiveShop;
import io.fullfunnel.demo.Parameters;
import io.fullfunnel.demo.fill.Filling;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.UnknownWorkspaceException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The simulated shops that go on while the server runs: a message every two seconds in each
 * workspace that holds a simulated shop and nothing else.
 */
@Component
class LiveShops implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LiveShops.class);
  private static final long EVERY_SECONDS = 2;

  private final OpenWorkspaces workspaces;
  private final Clock clock;
  private final Map<String, Live> shops = new ConcurrentHashMap<>();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("simulated shops").factory());
  private volatile boolean started;

  LiveShops(OpenWorkspaces workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** A shop and what it was made from. */
  private record Live(Parameters parameters, LiveShop shop) {}

  /** Lets a shop go on from now, as long as its workspace holds it. */
  void goOn(String workspace, Parameters parameters) {
    shops.put(workspace, new Live(parameters, new LiveShop(parameters)));
  }

  /** The shops of an earlier run go on too. */
  void find() {
    try {
      for (Settings settings : workspaces.list()) {
        if (settings.simulated()) {
          String name = settings.name();
          Optional<Parameters> shop =
              workspaces.with(name, workspace -> Filling.shop(workspace.imports()));
          shop.ifPresent(parameters -> goOn(name, parameters));
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("A simulated shop does not go on", e);
    }
  }

  /** One message for each: the latest that has happened by now. */
  void beat() {
    shops.forEach((name, live) -> {
      try {
        if (!take(name, live)) {
          shops.remove(name, live);
        }
      } catch (UnknownWorkspaceException e) {
        shops.remove(name, live);
      } catch (IOException | RuntimeException e) {
        // The next one may go in again; a shop that stands still must not stop the server.
        LOG.warn("A simulated message could not be taken", e);
      }
    });
  }

  /** Tells whether the workspace still holds this shop. */
  private boolean take(String name, Live live) throws IOException {
    LiveShop.Message message = live.shop().next(clock.instant().minusSeconds(EVERY_SECONDS));
    return workspaces.with(
        name,
        workspace -> {
          boolean there = Filling.shop(workspace.imports()).equals(Optional.of(live.parameters()));
          if (there) {
            workspace.append("demo", List.of(message.json().getBytes(UTF_8)));
          }
          return there;
        });
  }

  /** The workspaces in which a shop goes on. */
  List<String> names() {
    return shops.keySet().stream().sorted().toList();
  }

  @Override
  public void start() {
    started = true;
    beats.execute(this::find);
    var _ = beats.scheduleAtFixedRate(this::beat, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    started = false;
    beats.shutdown();
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
