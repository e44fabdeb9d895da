package io.fullfunnel.store.traffic;

/** Rules for traffic that cannot be used; the message says where and why. */
public final class TrafficException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TrafficException(String message) {
    super(message);
  }
}
