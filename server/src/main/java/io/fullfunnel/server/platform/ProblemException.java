package io.fullfunnel.server.platform;

import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * An answer that is an error: status, a code for programs, a sentence for people.
 *
 * @see Problems
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String code;
  private final transient Map<String, Object> more;

  /**
   * A problem with members of its own.
   *
   * @param code what programs tell it by, such as {@code workspace}
   * @param sentence what is wrong and what to do
   * @param more members beside the usual ones, such as {@code place}
   */
  public ProblemException(
      HttpStatus status, String code, String sentence, Map<String, Object> more) {
    super(sentence);
    this.status = status;
    this.code = code;
    this.more = Map.copyOf(more);
  }

  public ProblemException(HttpStatus status, String code, String sentence) {
    this(status, code, sentence, Map.of());
  }

  /** 404 for a workspace that is not there, or not for this caller: both get this same answer. */
  public static ProblemException noWorkspace() {
    return new ProblemException(HttpStatus.NOT_FOUND, "workspace", "There is no such workspace.");
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  Map<String, Object> more() {
    return more;
  }
}
