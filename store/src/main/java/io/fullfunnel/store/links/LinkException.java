package io.fullfunnel.store.links;

/** A link, or a taxonomy of links, that cannot be used; the message says where and why. */
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LinkException(String message) {
    super(message);
  }

  public LinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
