package io.fullfunnel.server.platform;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.data.DataDirectory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all rooms share. */
@Configuration(proxyBeanMethods = false)
class PlatformBeans {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** All questions share its threads; requests wait on virtual ones. */
  @Bean(destroyMethod = "close")
  LocalEngine engine() {
    return new LocalEngine();
  }

  @Bean(destroyMethod = "close")
  OpenWorkspaces openWorkspaces(DataDirectory data) {
    return new OpenWorkspaces(data);
  }
}
