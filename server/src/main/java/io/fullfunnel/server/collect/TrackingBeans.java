package io.fullfunnel.server.collect;

import io.fullfunnel.collect.Clicks;
import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.EventSink;
import io.fullfunnel.collect.JournalSink;
import io.fullfunnel.server.accounts.TrackingKeys;
import io.fullfunnel.server.platform.ClientAddress;
import io.fullfunnel.server.platform.MoreMetrics;
import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspaces;
import io.fullfunnel.topic.TopicSink;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tracking API beside all else that the server does. */
@Configuration(proxyBeanMethods = false)
class TrackingBeans {

  /** Into the journals here; to the topic, where they take only what comes from there. */
  @Bean
  EventSink events(OpenWorkspaces workspaces, ServerSettings settings) {
    ServerSettings.Topic topic = settings.topic();
    return topic != null && topic.only()
        ? new TopicSink(topic.address(), workspaces)
        : new JournalSink(workspaces);
  }

  /** Closed before the workspaces: what was taken is on disk then. */
  @Bean(destroyMethod = "close")
  Collector collector(
      TrackingKeys keys,
      EventSink events,
      Clock clock,
      RefusedLately refused,
      DataDirectory data,
      ReceiverRing receivers) {
    Workspaces all = new Workspaces(data);
    return new Collector(
        keys,
        events,
        Collector.Means.usual(),
        clock,
        refused,
        name -> all.privacy(name).current(),
        receivers);
  }

  @Bean
  MoreMetrics outcomes(Collector collector) {
    return workspace ->
        workspace == null
            ? collector.counts().prometheus()
            : collector.counts().prometheus(workspace);
  }

  @Bean
  MoreMetrics standings(OpenWorkspaces workspaces) {
    return new Standings(workspaces);
  }

  @Bean
  Clicks clicks(LinkBooks links, Collector collector) {
    return new Clicks(links, collector);
  }

  /** Asked for at the first call: the web server is made before most beans. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tracking(
      ObjectProvider<Collector> collector,
      ObjectProvider<Clicks> clicks,
      ObjectProvider<ClientAddress> clients) {
    return factory -> factory.addEngineValves(new TrackingValve(collector, clicks, clients));
  }
}
