package io.fullfunnel.collect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place of the tracking API: one call of a type, or many in a batch. */
public enum Route {
  TRACK("t"),
  IDENTIFY("i"),
  PAGE("p"),
  SCREEN("s"),
  GROUP("g"),
  ALIAS("a"),
  BATCH("b"),
  IMPORT("m");

  private static final String ROOT = "/v1/";
  private static final Map<String, Route> PATHS = paths();

  private final String letter;

  Route(String letter) {
    this.letter = letter;
  }

  /** The route of a path without its query, or null; a slash at the end is a client's habit. */
  public static @Nullable Route find(String path) {
    Route found = PATHS.get(path);
    if (found == null && path.endsWith("/")) {
      found = PATHS.get(path.substring(0, path.length() - 1));
    }
    return found;
  }

  /** Whether the body holds many events. */
  boolean many() {
    return this == BATCH || this == IMPORT;
  }

  /** The type of the call, as messages name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Route> paths() {
    Map<String, Route> paths = new HashMap<>();
    for (Route route : values()) {
      paths.put(ROOT + route.word(), route);
      paths.put(ROOT + route.letter, route);
    }
    return paths;
  }
}
