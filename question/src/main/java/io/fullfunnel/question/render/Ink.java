package io.fullfunnel.question.render;

/** ANSI colours, or none. */
record Ink(boolean colour) {
  private static final String END = "\u001b[0m";

  String plain(String text) {
    return text;
  }

  String strong(String text) {
    return in("\u001b[1m", text);
  }

  String quiet(String text) {
    return in("\u001b[2m", text);
  }

  String notice(String text) {
    return in("\u001b[33m", text);
  }

  String bar(String text) {
    return in("\u001b[34m", text);
  }

  private String in(String style, String text) {
    return colour && !text.isBlank() ? style + text + END : text;
  }
}
