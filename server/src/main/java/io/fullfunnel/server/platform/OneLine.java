package io.fullfunnel.server.platform;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;

/**
 * A log event as one line, whatever is in it: control characters are written as escapes, so that
 * nothing that came from outside can look like another event.
 */
public final class OneLine extends LayoutBase<ILoggingEvent> {
  private static final int FRAMES = 20;

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(event.getInstant()).append(' ').append(event.getLevel()).append(' ');
    line.append(event.getLoggerName()).append(": ");
    escape(event.getFormattedMessage(), line);
    for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
      line.append(" | ").append(e.getClassName()).append(": ");
      escape(String.valueOf(e.getMessage()), line);
      StackTraceElementProxy[] frames = e.getStackTraceElementProxyArray();
      for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
        line.append(" < ").append(frames[i].getStackTraceElement());
      }
    }
    return line.append('\n').toString();
  }

  private static void escape(String text, StringBuilder line) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      boolean turns = Character.getType(c) == Character.FORMAT;
      if (breaks || turns) line.append("\\u%04x".formatted((int) c));
      else line.append(c);
    }
  }
}
