package io.fullfunnel.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fullfunnel.server.platform.OneLine;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What the process logs while this is open, down to INFO. */
final class SeenLog implements AutoCloseable {
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> seen = new ListAppender<>();
  private final Level before = root.getLevel();

  SeenLog() {
    seen.start();
    root.addAppender(seen);
    root.setLevel(Level.INFO);
  }

  /** The lines so far, as the file and the console get them. */
  String text() {
    OneLine layout = new OneLine();
    return List.copyOf(seen.list).stream().map(layout::doLayout).collect(Collectors.joining());
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(seen);
  }
}
