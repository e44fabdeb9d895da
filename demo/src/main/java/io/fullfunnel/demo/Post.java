package io.fullfunnel.demo;

/** A post of planted 4: where its link leads, and what the link carries. */
enum Post {
  BEST("How we ship without plastic", "/blog/how-we-ship", "sim-post-1"),
  WORST("10 % off everything", "/lamps", "sim-post-479");

  final String text;
  final String path;
  final String id;

  Post(String text, String path, String id) {
    this.text = text;
    this.path = path;
    this.id = id;
  }

  /** Its index in arrays of this run. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }

  static Post at(int place) {
    return place == BEST.place() ? BEST : WORST;
  }

  Origin origin() {
    return new Origin(
        Channel.ORGANIC_SOCIAL.label,
        "facebook",
        "social",
        "posts",
        id,
        null,
        "https://www.facebook.com/");
  }
}
