package io.fullfunnel.question;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A question that is wrong or not answered; the message is one sentence for who asked it. */
public final class QuestionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Pattern HINT = Pattern.compile("Did you mean \"([^\"]*)\"\\?");

  private final String pointer;

  QuestionException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /** Where in the question, as a JSON pointer; empty for the whole of it. */
  public String pointer() {
    return pointer;
  }

  /** The known name that was probably meant, or null if none is near. */
  public @Nullable String nearest() {
    Matcher hint = HINT.matcher(String.valueOf(getMessage()));
    return hint.find() ? hint.group(1) : null;
  }
}
