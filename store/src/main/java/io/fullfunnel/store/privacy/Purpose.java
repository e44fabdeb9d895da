package io.fullfunnel.store.privacy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something that people agree to or not.
 *
 * @param also what others call it: categories of consent platforms, parameters of Google's consent
 *     mode
 */
public record Purpose(String name, List<String> also) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
  private static final int MOST = 100;
  private static final int LONGEST = 100;

  /** Those that stand unless a workspace says others; the first is what ids are kept for. */
  public static final List<Purpose> USUAL =
      List.of(
          new Purpose(
              "analytics",
              List.of(
                  "statistics", "statistical", "performance", "measurement", "analytics_storage")),
          new Purpose("marketing", List.of("email", "mail", "newsletter", "marketing_emails")),
          new Purpose(
              "personalisation",
              List.of(
                  "personalization",
                  "preferences",
                  "functional",
                  "functionality_storage",
                  "personalization_storage")),
          new Purpose(
              "ads",
              List.of(
                  "advertising",
                  "targeting",
                  "ad_storage",
                  "ad_user_data",
                  "ad_personalization",
                  "sale_of_data")));

  public Purpose {
    if (!NAME.matcher(name).matches()) {
      throw new PrivacyException(
          "\""
              + name
              + "\" is no name of a purpose: small letters, digits, _ and -, at most 40, a letter"
              + " first.");
    }
    if (also.size() > MOST) {
      throw new PrivacyException(
          "Purpose " + name + " has at most 100 other names, not " + also.size() + ".");
    }
    also = also.stream().map(Purpose::plain).toList();
    for (String other : also) {
      if (other.isEmpty() || other.length() > LONGEST || other.chars().anyMatch(c -> c < ' ')) {
        throw new PrivacyException(
            "Another name of purpose "
                + name
                + " has 1 to 100 characters; \""
                + other
                + "\" has not.");
      }
    }
  }

  /** A name as it is compared. */
  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody who says this means it. */
  public boolean isCalled(String said) {
    String plain = plain(said);
    return name.equals(plain) || also.contains(plain);
  }
}
