package io.fullfunnel.server;

import io.fullfunnel.server.platform.ServerSettings;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * What Spring is told: only application.properties inside the jar and our own settings. Spring's
 * environment variables, system properties and files in the current folder change nothing.
 */
final class OwnEnvironment extends StandardEnvironment {
  OwnEnvironment(ServerSettings settings) {
    Map<String, Object> own =
        Map.of(
            "spring.config.location", "classpath:/application.properties",
            "server.address", settings.host(),
            "server.port", settings.port());
    getPropertySources().addLast(new MapPropertySource("settings", own));
  }

  @Override
  protected void customizePropertySources(MutablePropertySources sources) {
    // none of the usual ones
  }
}
