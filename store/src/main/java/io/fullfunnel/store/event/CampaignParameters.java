package io.fullfunnel.store.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.Event.Given;
import java.net.URLDecoder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the query of a page's address says about the campaign that led there. */
public final class CampaignParameters {
  private static final Map<String, Given> TAGS =
      Map.of(
          "utm_source",
          Given.SOURCE,
          "utm_medium",
          Given.MEDIUM,
          "utm_campaign",
          Given.CAMPAIGN,
          "utm_content",
          Given.CONTENT,
          "utm_term",
          Given.TERM);

  /** Parameters with which advertising networks mark a click, as their documentation names them. */
  private static final Set<String> CLICK_IDS =
      Set.of(
          "gclid",
          "wbraid",
          "gbraid",
          "dclid",
          "gad_source",
          "msclkid",
          "fbclid",
          "ttclid",
          "li_fat_id",
          "twclid",
          "epik",
          "sccid",
          "rdt_cid",
          "yclid",
          "irclickid");

  private CampaignParameters() {}

  /**
   * Hands over each parameter that says something.
   *
   * @param search from its question mark on, or without it
   */
  public static void read(String search, BiConsumer<Given, String> found) {
    int from = search.startsWith("?") ? 1 : 0;
    while (from < search.length()) {
      int ampersand = search.indexOf('&', from);
      int end = ampersand < 0 ? search.length() : ampersand;
      int equals = search.indexOf('=', from, end);
      if (equals > from && equals < end - 1) {
        parameter(search.substring(from, equals), search.substring(equals + 1, end), found);
      }
      from = end + 1;
    }
  }

  private static void parameter(String name, String value, BiConsumer<Given, String> found) {
    String plain = name.toLowerCase(Locale.ROOT);
    Given tag = TAGS.get(plain);
    if (tag != null) {
      String text = decoded(value);
      if (!text.isBlank()) {
        found.accept(tag, text);
      }
    } else if (CLICK_IDS.contains(plain)) {
      found.accept(Given.CLICK_ID, plain);
    }
  }

  private static String decoded(String value) {
    if (value.indexOf('%') < 0 && value.indexOf('+') < 0) {
      return value;
    }
    // a stray percent sign: as it came
    return isEncoded(value) ? URLDecoder.decode(value, UTF_8) : value;
  }

  /** The decoder itself takes signs for digits. */
  private static boolean isEncoded(String value) {
    for (int at = value.indexOf('%'); at >= 0; at = value.indexOf('%', at + 1)) {
      if (at + 2 >= value.length()
          || !HexFormat.isHexDigit(value.charAt(at + 1))
          || !HexFormat.isHexDigit(value.charAt(at + 2))) {
        return false;
      }
    }
    return true;
  }
}
