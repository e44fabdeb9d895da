package io.fullfunnel.server.platform;

import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Gives back what workspaces hold that nobody has used for a while. */
@Component
class IdleWorkspaces implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(IdleWorkspaces.class);
  private static final long EVERY_SECONDS = 30;

  private final OpenWorkspaces workspaces;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idle workspaces").factory());
  private volatile boolean started;

  IdleWorkspaces(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public void start() {
    started = true;
    var _ =
        rounds.scheduleWithFixedDelay(this::close, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void close() {
    try {
      workspaces.closeIdle();
    } catch (IOException | RuntimeException e) {
      LOG.warn("A workspace could not be closed", e);
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
