package io.fullfunnel.store.links;

import io.fullfunnel.engine.visits.OriginField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One thing that a link says about where its clicks come from. */
public enum Tag {
  SOURCE(OriginField.SOURCE),
  MEDIUM(OriginField.MEDIUM),
  CAMPAIGN(OriginField.CAMPAIGN),
  CONTENT(OriginField.CONTENT),
  TERM(OriginField.TERM);

  private final OriginField field;

  Tag(OriginField field) {
    this.field = field;
  }

  /** Its name in rules and answers. */
  public String label() {
    return field.label();
  }

  /** Its place in an origin. */
  public OriginField field() {
    return field;
  }

  /** The parameter of an address that says it. */
  public String parameter() {
    return "utm_" + label();
  }

  static Tag of(String label) {
    for (Tag tag : values()) {
      if (tag.label().equals(label.toLowerCase(Locale.ROOT))) {
        return tag;
      }
    }
    throw new LinkException(
        "\"" + label + "\" is no part of a link; parts are " + String.join(", ", labels()) + ".");
  }

  /** The names of all. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Tag::label).toList();
  }
}
