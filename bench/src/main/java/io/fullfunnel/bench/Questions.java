package io.fullfunnel.bench;

import java.util.List;

/** The questions that all systems are asked. */
final class Questions {
  /** Selective: about 11 % of the events. */
  static final List<String> Q1 =
      List.of("ad_click", "signup", "activated", "add_to_cart", "purchase");

  /** Heavy: about 60 % of the events. */
  static final List<String> Q1H =
      List.of("session_start", "page_view", "add_to_cart", "checkout", "purchase");

  static final long WINDOW_SECONDS = 14 * 86_400L;

  private Questions() {}

  /** The question as a user writes it. */
  static String json(List<String> steps) {
    return "{\"ask\":\"funnel\",\"steps\":[\"%s\"],\"window\":\"14d\"}"
        .formatted(String.join("\",\"", steps));
  }
}
