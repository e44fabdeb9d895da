package io.fullfunnel.server.platform;

import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.topic.Follower;
import io.fullfunnel.topic.Progress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Follows the topics that the operator named, if any; stops before the workspaces close. */
@Component
public class TopicFollower implements SmartLifecycle {
  private final @Nullable Follower follower;
  private volatile boolean started;

  TopicFollower(ServerSettings settings, OpenWorkspaces workspaces) {
    ServerSettings.Topic topic = settings.topic();
    this.follower =
        topic == null ? null : new Follower(topic.address(), workspaces, topic.acceptGaps());
  }

  /** How far a workspace is; nothing where no topic is followed. */
  public Optional<Progress> progress(String workspace) {
    return follower == null ? Optional.empty() : follower.progress(workspace);
  }

  /** What is wrong with the topics, as sentences. */
  List<String> problems() {
    return follower == null ? List.of() : follower.problems();
  }

  @Override
  public void start() {
    started = true;
    if (follower != null) {
      follower.start();
    }
  }

  @Override
  public void stop() {
    started = false;
    if (follower != null) {
      follower.close();
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
