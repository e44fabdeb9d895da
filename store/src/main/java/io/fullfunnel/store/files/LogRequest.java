package io.fullfunnel.store.files;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a log asked for.
 *
 * @param path without the query, as it was asked for
 * @param search from the question mark on; empty without a query
 */
record LogRequest(String path, String search) {
  /** Files that belong to pages, and files that are fetched and not looked at. */
  private static final Set<String> ASSETS =
      Set.of(
          ("css js mjs map json xml txt wasm webmanifest ico png jpg jpeg gif svg webp avif bmp tif"
               + " tiff woff woff2 ttf otf eot mp3 mp4 m4a m4v ogg ogv oga wav flac webm avi mov"
               + " mkv mpg mpeg m3u8 ts swf pdf doc docx xls xlsx ppt pptx odt ods csv epub zip gz"
               + " tgz bz2 xz 7z rar tar jar war exe msi dmg pkg deb rpm apk gem whl iso bin")
              .split(" "));

  private static final Set<String> FEEDS = Set.of("rss", "atom", "rdf");
  private static final Set<String> FEED_NAMES = Set.of("feed", "feeds", "rss", "atom");

  /** Parameters by which software asks for the same page as a feed. */
  private static final Set<String> FEED_PARAMETERS =
      Set.of("feed", "flav", "format", "type", "output");

  /**
   * What a line asked for, or null if its request is broken or asks for another site.
   *
   * @param host of the site, without a port; null if it is not known
   */
  static @Nullable LogRequest of(String request, @Nullable String host) {
    int from = request.indexOf(' ') + 1;
    int last = request.lastIndexOf(' ');
    boolean versioned = last >= from && request.startsWith("HTTP/", last + 1);
    String target = request.substring(from, versioned ? last : request.length());
    int scheme = target.startsWith("http://") || target.startsWith("https://") ? 0 : -1;
    if (scheme == 0) {
      int slashes = target.indexOf("://") + 3;
      int path = target.indexOf('/', slashes);
      String site = path < 0 ? target.substring(slashes) : target.substring(slashes, path);
      if (host == null || !withoutPort(site).equalsIgnoreCase(host)) {
        return null;
      }
      target = path < 0 ? "/" : target.substring(path);
    }
    if (!target.startsWith("/")) {
      return null;
    }
    int fragment = target.indexOf('#');
    String sent = fragment < 0 ? target : target.substring(0, fragment);
    int question = sent.indexOf('?');
    return question < 0
        ? new LogRequest(sent, "")
        : new LogRequest(sent.substring(0, question), sent.substring(question));
  }

  static String withoutPort(String site) {
    int port = site.lastIndexOf(':');
    return port >= 0 && port > site.lastIndexOf(']') ? site.substring(0, port) : site;
  }

  /** The ending of the last name in the path, in small letters; empty if it has none. */
  private String ending() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  boolean isAsset() {
    return ASSETS.contains(ending());
  }

  /** Whether only a page asks for it: whoever refers to it is a page of the same site. */
  boolean isPartOfPage() {
    String ending = ending();
    return ending.equals("css") || ending.equals("js");
  }

  boolean isFeed() {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String name = plain.substring(plain.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (FEEDS.contains(ending()) || FEED_NAMES.contains(name) || path.startsWith("/feeds/")) {
      return true;
    }
    for (String parameter : search.isEmpty() ? new String[0] : search.substring(1).split("&")) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && FEED_PARAMETERS.contains(parameter.substring(0, equals))) {
        String value = parameter.substring(equals + 1).toLowerCase(Locale.ROOT);
        if (value.startsWith("rss") || value.startsWith("atom")) {
          return true;
        }
      }
    }
    return false;
  }
}
