package io.fullfunnel.cli;

import io.fullfunnel.server.Server;
import io.fullfunnel.server.platform.Configuration;
import io.fullfunnel.server.platform.SettingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the server, until somebody stops it. */
@Command(
    name = "serve",
    description =
        "Run the server. Each option can also stand in the environment, as in"
            + " FULLFUNNEL_BASE_URL, or in DATA/fullfunnel.properties.")
final class ServeCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--port", paramLabel = "N", description = "The port (default: 8080).")
  @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: 127.0.0.1, this machine only).")
  @Nullable String host;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Where people reach it, for example https://funnel.example.org.")
  @Nullable String baseUrl;

  @Option(names = "--insecure", description = "Listen beyond this machine without TLS.")
  boolean insecure;

  @Option(
      names = "--trust-proxy",
      paramLabel = "CIDR",
      description = "A proxy whose X-Forwarded-For is believed; can be repeated.")
  List<String> trustProxy = List.of();

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "Use this PostgreSQL instead of an own one.")
  @Nullable String databaseUrl;

  @Option(
      names = "--topic",
      paramLabel = "URL",
      description =
          "Follow the topics that collectors write to: kafka://HOST:PORT/PREFIX, with TLS"
              + " kafkas://.")
  @Nullable String topic;

  @Option(
      names = "--topic-ca",
      paramLabel = "FILE",
      description = "Certificates (PEM) that the brokers' are signed by (default: Java's).")
  @Nullable String topicCa;

  @Option(
      names = "--topic-user",
      paramLabel = "NAME",
      description = "Who we are to the brokers (SCRAM-SHA-512).")
  @Nullable String topicUser;

  @Option(
      names = "--topic-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is that user's password.")
  @Nullable String topicPasswordFile;

  @Option(
      names = "--accept-gap",
      description = "Go on where a topic lost records that were never read; each loss is logged.")
  boolean acceptGap;

  @Option(
      names = "--only-topic",
      description =
          "Take nothing in but what comes by the topic, so that several servers that follow it"
              + " answer the same.")
  boolean onlyTopic;

  @Option(names = "--print-config", description = "Show every setting and who gave it; do no more.")
  boolean printConfig;

  private final Console console;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Configuration configuration = Configuration.read(common.data, options(), System.getenv());
      if (printConfig) {
        console.out().print(configuration.print());
        configuration.settings(); // says what is wrong with them
        return ExitCode.DONE;
      }
      serve(configuration, console);
      return ExitCode.DONE;
    } catch (SettingException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
  }

  /** Runs the server until somebody wants it to stop. */
  static void serve(Configuration configuration, Console console) throws IOException {
    try (Server server = Server.start(configuration.settings())) {
      List<String> said = new ArrayList<>();
      said.add("Fullfunnel is ready at " + server.base() + " (stop it with Ctrl-C).");
      said.add(server.memory());
      server
          .firstLink()
          .ifPresent(link ->
              said.add(
                  "Nobody owns this installation yet. This link makes the owner, once, within a"
                      + " day: "
                      + link));
      // in one piece: a program that waits for the first line has the link with it
      console.say(String.join("\n", said));
      try (ServerCache _ = ServerCache.recording()) {
        console.interruption().await();
      }
    }
  }

  private Map<String, String> options() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "port", port);
    put(given, "host", host);
    put(given, "base-url", baseUrl);
    put(given, "database-url", databaseUrl);
    put(given, "topic", topic);
    put(given, "topic-ca", topicCa);
    put(given, "topic-user", topicUser);
    put(given, "topic-password-file", topicPasswordFile);
    if (onlyTopic) given.put("only-topic", "true");
    if (acceptGap) given.put("accept-gap", "true");
    if (insecure) given.put("insecure", "true");
    if (!trustProxy.isEmpty()) given.put("trust-proxy", String.join(",", trustProxy));
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) given.put(name, value);
  }
}
