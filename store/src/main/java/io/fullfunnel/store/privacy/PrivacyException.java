package io.fullfunnel.store.privacy;

/** Rules for privacy that make no sense, or a question about them; the message is for a person. */
public sealed class PrivacyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PrivacyException(String message) {
    super(message);
  }

  /** Nobody has the id that was asked for. */
  public static final class Nobody extends PrivacyException {
    private static final long serialVersionUID = 1L;

    public Nobody(String id) {
      super("No event has the id \"" + id + "\".");
    }
  }
}
