package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A log event is one line, whatever is in it (RELIABILITY A29). */
class OneLineTest {
  @Test
  void whatBreaksLinesIsEscaped() {
    String hostile = "name\r\n2026 ERROR forged\u001b[31m\u2028\u202e\u0000";
    Logger logger = new LoggerContext().getLogger("room");
    LoggingEvent event =
        new LoggingEvent(
            "x",
            logger,
            Level.WARN,
            "said {}",
            new IllegalStateException(hostile),
            new Object[] {hostile});
    event.setInstant(Instant.parse("2026-11-01T12:00:00Z"));
    String escaped = "name\\u000d\\u000a2026 ERROR forged\\u001b[31m\\u2028\\u202e\\u0000";
    String line = new OneLine().doLayout(event);
    assertThat(line)
        .startsWith(
            "2026-11-01T12:00:00Z WARN room: said "
                + escaped
                + " | java.lang.IllegalStateException: "
                + escaped
                + " < io.fullfunnel.server.platform.OneLineTest.")
        .endsWith("\n");
    assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b");
  }
}
