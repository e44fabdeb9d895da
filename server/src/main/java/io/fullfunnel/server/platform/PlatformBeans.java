package io.fullfunnel.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspaces;
import java.time.Clock;
import java.time.InstantSource;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all rooms share. */
@Configuration(proxyBeanMethods = false)
class PlatformBeans {
  private static final int CONNECTIONS = 20;

  /** Some files each; how much memory they take together is bounded apart. */
  private static final int MOST_OPEN = 256;

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** All questions share its threads; requests wait on virtual ones. */
  @Bean(destroyMethod = "close")
  LocalEngine engine() {
    return new LocalEngine();
  }

  /** Waits for the database only when somebody needs a connection. */
  @Bean(destroyMethod = "close")
  HikariDataSource connections(Database database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(database.source());
    pool.setInitializationFailTimeout(-1);
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(2);
    return pool;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownErrors(ServerSettings settings) {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            TomcatErrors.on(host, settings.https());
          }
        });
  }

  @Bean
  MemoryPlan memory(ServerSettings settings) {
    return MemoryPlan.of(settings);
  }

  @Bean(destroyMethod = "close")
  OpenWorkspaces openWorkspaces(DataDirectory data, MemoryPlan memory, ServerSettings settings) {
    Workspaces all = new Workspaces(data).withTableMemory(memory.table());
    ServerSettings.Topic topic = settings.topic();
    return new OpenWorkspaces(
        topic != null && topic.only() ? all.withTopicOnly() : all,
        MOST_OPEN,
        memory.people(),
        InstantSource.system());
  }

  /** One for all: a link that is made is found by the next click. */
  @Bean
  LinkBooks links(OpenWorkspaces workspaces) {
    return workspaces.links();
  }
}
