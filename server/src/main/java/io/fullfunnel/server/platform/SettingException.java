package io.fullfunnel.server.platform;

/** A setting that the server cannot start with; the message is a sentence for the operator. */
public final class SettingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SettingException(String sentence) {
    super(sentence);
  }
}
