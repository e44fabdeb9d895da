package io.fullfunnel.server;

import io.fullfunnel.server.platform.RunToken;
import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The running server. Holds the data directory from start to close. */
public final class Server implements AutoCloseable {
  private final DataDirectory data;
  private final ConfigurableApplicationContext context;

  private Server(DataDirectory data, ConfigurableApplicationContext context) {
    this.data = data;
    this.context = context;
  }

  /**
   * Starts the server and returns when it answers.
   *
   * @throws io.fullfunnel.store.data.DataException if the data directory cannot be used, for
   *     example because another process has it
   */
  public static Server start(ServerSettings settings) throws IOException {
    DataDirectory data = DataDirectory.open(settings.data());
    // DuckDB unpacks its library there, and leaves it behind at every hard kill; the next start
    // empties the folder. It must be set before anything asks for a temporary file.
    System.setProperty("java.io.tmpdir", data.temporary().toString());
    try {
      return new Server(data, context(settings, data));
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static ConfigurableApplicationContext context(
      ServerSettings settings, DataDirectory data) {
    SpringApplication application = new SpringApplication(ServerApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setEnvironment(new OwnEnvironment(settings));
    application.addInitializers(context -> {
      ConfigurableListableBeanFactory beans = context.getBeanFactory();
      beans.registerSingleton("settings", settings);
      beans.registerSingleton("dataDirectory", data);
      beans.registerSingleton("runToken", RunToken.random());
    });
    return application.run();
  }

  /** The port it listens on. */
  public int port() {
    return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
        .getPort();
  }

  /** A bean of the server. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Answers what is being asked, then stops. */
  @Override
  public void close() {
    try (data) {
      context.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
