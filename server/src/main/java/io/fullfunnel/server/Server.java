package io.fullfunnel.server;

import io.fullfunnel.server.accounts.FirstLink;
import io.fullfunnel.server.platform.Database;
import io.fullfunnel.server.platform.MemoryPlan;
import io.fullfunnel.server.platform.RunToken;
import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.server.platform.SettingException;
import io.fullfunnel.store.data.AtomicFile;
import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * The running server. Holds the data directory from start to close, and says where it is in {@code
 * run/server.json}.
 */
public final class Server implements AutoCloseable {
  private static final String NOTE = "server.json";

  private final ServerSettings settings;
  private final DataDirectory data;
  private final Database database;
  private final ConfigurableApplicationContext context;

  private Server(
      ServerSettings settings,
      DataDirectory data,
      Database database,
      ConfigurableApplicationContext context) {
    this.settings = settings;
    this.data = data;
    this.database = database;
    this.context = context;
  }

  /** What {@code run/server.json} holds, for commands of the same data directory. */
  public record Note(long pid, int port, String token) {}

  /**
   * Starts the server and returns when it answers.
   *
   * @throws io.fullfunnel.store.data.DataException if the data directory or the database cannot be
   *     used, for example because another process has it
   * @throws SettingException if it cannot run as it was told
   */
  public static Server start(ServerSettings settings) throws IOException {
    LoggerFactory.getILoggerFactory(); // once, before threads that log
    DataDirectory data = DataDirectory.open(settings.data());
    // DuckDB unpacks its library there, and leaves it behind at every hard kill; the next start
    // empties the folder. It must be set before anything asks for a temporary file.
    System.setProperty("java.io.tmpdir", data.temporary().toString());
    try {
      probe(settings);
    } catch (SettingException e) {
      data.close();
      throw e;
    }
    Database database = Database.starting(settings, data);
    try {
      Server server = new Server(settings, data, database, context(settings, data, database));
      try {
        database.await();
        server.writeNote();
      } catch (IOException | RuntimeException e) {
        server.context.close();
        throw e;
      }
      return server;
    } catch (IOException | RuntimeException e) {
      database.close();
      data.close();
      if (e instanceof RuntimeException failure && isPortInUse(failure)) throw portInUse(settings);
      throw e;
    }
  }

  /** Asks early, before anything is started in vain. */
  private static void probe(ServerSettings settings) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (BindException e) {
      throw portInUse(settings);
    } catch (IOException e) {
      throw new SettingException("It cannot listen on " + settings.host() + ": " + e.getMessage());
    }
  }

  private static boolean isPortInUse(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof PortInUseException) return true;
    }
    return false;
  }

  private static SettingException portInUse(ServerSettings settings) {
    return new SettingException(
        "Port "
            + settings.port()
            + " of "
            + settings.host()
            + " is in use by another program; name another with --port.");
  }

  private static ConfigurableApplicationContext context(
      ServerSettings settings, DataDirectory data, Database database) {
    SpringApplication application = new SpringApplication(ServerApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setEnvironment(new OwnEnvironment(settings));
    application.addInitializers(context -> {
      ConfigurableListableBeanFactory beans = context.getBeanFactory();
      beans.registerSingleton("settings", settings);
      beans.registerSingleton("dataDirectory", data);
      beans.registerSingleton("database", database);
      beans.registerSingleton("runToken", RunToken.random());
    });
    return application.run();
  }

  private void writeNote() throws IOException {
    Note note = new Note(ProcessHandle.current().pid(), port(), bean(RunToken.class).text());
    byte[] json = JsonMapper.shared().writeValueAsString(note).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(note(data), json); // 0600
  }

  private static Path note(DataDirectory data) {
    return data.run().resolve(NOTE);
  }

  /** The port it listens on. */
  public int port() {
    return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
        .getPort();
  }

  /** Where people reach it. */
  public String base() {
    return settings.base(port());
  }

  /** The link that makes the owner, as long as there is none; each call makes another one. */
  public Optional<String> firstLink() {
    return bean(FirstLink.class).renew().map(token -> base() + "/first/" + token);
  }

  /** Who may take how much memory, as one line. */
  public String memory() {
    return bean(MemoryPlan.class).sentence();
  }

  /** A bean of the server. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Answers what is being asked, then stops. */
  @Override
  public void close() {
    try (data;
        database) {
      Files.deleteIfExists(note(data));
      context.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
