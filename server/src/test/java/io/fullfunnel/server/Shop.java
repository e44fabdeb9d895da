package io.fullfunnel.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A workspace of a test's own in the started server. */
public record Shop(String name) {
  /** The time of second 0. */
  public static final long T = 1_767_323_045_000L;

  /** A workspace with these messages, each a JSON object. */
  public static Shop of(String... messages) {
    String name = "shop-" + UUID.randomUUID();
    List<byte[]> batch = new ArrayList<>();
    for (String message : messages) {
      batch.add(message.getBytes(UTF_8));
    }
    OpenWorkspaces open = StartedServer.shared().bean(OpenWorkspaces.class);
    try {
      open.create(name, settings -> settings);
      open.with(name, workspace -> workspace.append("test", batch));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Shop(name);
  }

  /** A track message; {@code rest} is further JSON with a comma before it. */
  public static String track(String event, String user, int second, String rest) {
    return """
    {"type":"track","event":"%s","userId":"%s","time":%d%s}\
    """
        .formatted(event, user, T + second * 1000L, rest);
  }

  /** A path below the workspace's. */
  public String path(String rest) {
    return "/api/v1/workspaces/" + name + rest;
  }
}
