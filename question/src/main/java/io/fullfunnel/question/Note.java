package io.fullfunnel.question;

/**
 * A remark that comes with an answer.
 *
 * @param code for programs: {@code late}, {@code skipped}, {@code young}, {@code unknown-event} …
 * @param text one or two sentences for a person
 */
public record Note(String code, String text) {
  static final String UNKNOWN_EVENT = "unknown-event";
  static final String UNKNOWN_PROPERTY = "unknown-property";
}
