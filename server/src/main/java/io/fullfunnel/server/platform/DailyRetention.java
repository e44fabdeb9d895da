package io.fullfunnel.server.platform;

import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Retention;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes away, once a day, what workspaces do not keep any longer. */
@Component
class DailyRetention implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DailyRetention.class);

  /** After a start others have work enough. */
  private static final long FIRST_MINUTES = 30;

  private static final long EVERY_MINUTES = TimeUnit.DAYS.toMinutes(1);

  private final OpenWorkspaces workspaces;
  private final Workspaces all;
  private final Clock clock;

  /** Not where journals take only what comes by a topic. */
  private final boolean allowed;

  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());
  private volatile boolean started;

  DailyRetention(
      OpenWorkspaces workspaces,
      io.fullfunnel.store.data.DataDirectory data,
      Clock clock,
      ServerSettings settings) {
    this.workspaces = workspaces;
    this.all = new Workspaces(data);
    this.clock = clock;
    ServerSettings.Topic topic = settings.topic();
    this.allowed = topic == null || !topic.only();
  }

  @Override
  public void start() {
    started = true;
    if (allowed) {
      var _ =
          rounds.scheduleWithFixedDelay(this::run, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }
  }

  /** Goes through all workspaces, also those that nobody has open. */
  void run() {
    try {
      for (Settings each : all.list()) {
        sweep(each);
        run(each.name());
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Workspaces cannot be listed", e);
    }
  }

  private void sweep(Settings workspace) {
    if (!all.keepsFailed(workspace)) {
      return;
    }
    try {
      workspaces.<@Nullable Void>write(
          workspace.name(),
          gate -> {
            gate.sweep();
            return null;
          });
    } catch (IOException | RuntimeException e) {
      LOG.warn("Old failed events of {} could not be taken away", workspace.name(), e);
    }
  }

  private void run(String name) {
    try {
      if (all.privacy(name).current().retention().isEmpty()) {
        return;
      }
      long went =
          workspaces.with(name, open -> new Retention(open).run(clock.instant())).stream()
              .mapToLong(Retention.Taken::messages)
              .sum();
      if (went > 0) {
        LOG.info("{} messages of {} were too old and went", went, name);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("What is too old of {} could not be taken away", name, e);
    }
  }

  @Override
  public void stop() {
    started = false;
    rounds.shutdown();
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
