package io.fullfunnel.cli;

import io.fullfunnel.server.Server;
import io.fullfunnel.server.platform.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code warm-up}: a server on an empty folder that answers a few requests and stops, while the JVM
 * notes which classes that takes. Started by {@link ServerCache} only.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  @Option(names = "--data", required = true)
  Path data = Path.of("data");

  @Override
  public Integer call() throws IOException {
    ServerSettings settings =
        new ServerSettings(data, "127.0.0.1", 0, null, false, List.of(), null);
    try (Server server = Server.start(settings);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("/", "/healthz", "/api/v1/session", "/api/v1/none", "/metrics")) {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      }
      return ExitCode.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
  }
}
