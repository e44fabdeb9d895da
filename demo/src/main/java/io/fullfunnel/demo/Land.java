package io.fullfunnel.demo;

import java.util.List;

/** Where a person lives and what they speak; in the order of {@link Parameters#LANDS}. */
enum Land {
  DE("de"),
  AT("de"),
  CH("de"),
  PL("pl"),
  CN("zh"),
  GB("en");

  private static final List<Land> ALL = List.of(values());

  final String language;

  Land(String language) {
    this.language = language;
  }

  /** By its weight. */
  static Land any(Dice dice) {
    return ALL.get(dice.choose(Parameters.LANDS));
  }
}
