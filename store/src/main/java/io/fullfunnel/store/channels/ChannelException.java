package io.fullfunnel.store.channels;

/** Channel rules or a list of sources that cannot be used; the message says where and why. */
public final class ChannelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ChannelException(String message) {
    super(message);
  }

  public ChannelException(String message, Throwable cause) {
    super(message, cause);
  }
}
