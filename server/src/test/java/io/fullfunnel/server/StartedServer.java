package io.fullfunnel.server;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.FirstLink;
import io.fullfunnel.server.platform.RunToken;
import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.store.data.Folders;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;

/**
 * One server for all tests of the module: started at the first use, stopped when the JVM ends. A
 * test makes a workspace of its own.
 */
public final class StartedServer {
  private static @Nullable StartedServer shared;

  private final Server server;

  private StartedServer(Server server) {
    this.server = server;
  }

  /** The server that all tests share. */
  public static synchronized StartedServer shared() {
    StartedServer known = shared;
    if (known == null) {
      known = start();
      shared = known;
    }
    return known;
  }

  private static StartedServer start() {
    try {
      SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
      TypeNameResolver.std.setUseFqn(true); // rooms may have records with one simple name
      Path data = Files.createTempDirectory("server-test");
      Server server =
          Server.start(new ServerSettings(data, "127.0.0.1", 0, null, false, List.of(), null));
      Thread stop =
          new Thread(() -> {
            server.close();
            remove(data);
          });
      Runtime.getRuntime().addShutdownHook(stop);
      return new StartedServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path data) {
    try {
      Folders.remove(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bean of the server. */
  public <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** The owner's e-mail and password, once {@link #owner} was called. */
  public static final String OWNER = "owner@example.org";

  public static final String PASSWORD = "four tall green kettles";

  /** A browser in which the owner is signed in. */
  public synchronized Browser owner() {
    Browser browser = new Browser(anonymous());
    Optional<String> token = bean(FirstLink.class).renew();
    if (token.isEmpty()) {
      browser.signIn(OWNER, PASSWORD);
    } else {
      browser.keep(browser.send("POST", "/api/v1/setup", setup(token.get(), OWNER, PASSWORD)));
    }
    return browser;
  }

  /** A browser that has just come. */
  public Browser browser() {
    return new Browser(anonymous());
  }

  static String setup(String token, String email, String password) {
    return """
    {"token":"%s","name":"Olive Owner","email":"%s","password":"%s","language":"en"}\
    """
        .formatted(token, email, password);
  }

  /** A client without any key. */
  public Http anonymous() {
    return new Http(address(), null);
  }

  /** A client that may do everything. */
  public Http http() {
    return new Http(address(), bean(RunToken.class).text());
  }
}
