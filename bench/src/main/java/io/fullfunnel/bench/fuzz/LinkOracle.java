package io.fullfunnel.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.CampaignParameters;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Addresses of pages by pattern, and queries taken apart by splitting: a second way. */
final class LinkOracle {
  private static final Pattern URL =
      Pattern.compile(
          "[^:/]*://(?:[^/?#]*@)?(\\[[^@/?#\\]]*\\]|[^@/?#\\[\\]:]*)(?::[^@/?#\\[\\]:]*)?"
              + "([/][^?#]*)?(\\?[^#]*)?(?:#.*)?",
          Pattern.DOTALL);
  private static final Map<String, Event.Given> TAGS =
      Map.of(
          "utm_source", Event.Given.SOURCE,
          "utm_medium", Event.Given.MEDIUM,
          "utm_campaign", Event.Given.CAMPAIGN,
          "utm_content", Event.Given.CONTENT,
          "utm_term", Event.Given.TERM);
  private static final Set<String> CLICKS =
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

  private LinkOracle() {}

  static void once(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    List<String> found = new ArrayList<>();
    CampaignParameters.read(text, (given, value) -> found.add(given + "=" + value));
    List<String> expected = query(text.startsWith("?") ? text.substring(1) : text);
    if (!found.equals(expected)) {
      throw new IllegalStateException("by splitting " + expected + ", read " + found);
    }
    page(text);
  }

  private static void page(String url) {
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.put("type", "page");
    message.putObject("context").putObject("page").put("url", url);
    byte[] json = Json.MAPPER.writeValueAsBytes(message);
    Event event = new EventDecoder().decode(0, 0, 0, 0, json, 0, json.length);
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return;
    }
    String host = parts.group(1).isEmpty() ? null : parts.group(1).toLowerCase(Locale.ROOT);
    String path = parts.group(2) == null ? "/" : parts.group(2);
    String search = parts.group(3) == null || parts.group(3).length() < 2 ? null : parts.group(3);
    same(host, event.given(Event.Given.PAGE_HOST), url);
    same(path, event.given(Event.Given.PAGE_PATH), url);
    same(search, event.given(Event.Given.PAGE_QUERY), url);
    List<String> said = search == null ? List.of() : query(search.substring(1));
    for (Event.Given tag : TAGS.values()) {
      String first =
          said.stream()
              .filter(one -> one.startsWith(tag + "="))
              .findFirst()
              .map(one -> one.substring(tag.name().length() + 1))
              .orElse(null);
      same(first, event.given(tag), url);
    }
  }

  private static void same(
      @org.jspecify.annotations.Nullable String expected,
      @org.jspecify.annotations.Nullable String found,
      String url) {
    if (!Objects.equals(expected, found)) {
      throw new IllegalStateException(url + ": by pattern " + expected + ", read " + found);
    }
  }

  private static List<String> query(String query) {
    List<String> said = new ArrayList<>();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals <= 0 || equals == part.length() - 1) {
        continue;
      }
      String name = part.substring(0, equals).toLowerCase(Locale.ROOT);
      Event.Given tag = TAGS.get(name);
      String value = tag == null ? name : decoded(part.substring(equals + 1));
      if (tag != null && !value.isBlank()) {
        said.add(tag + "=" + value);
      } else if (tag == null && CLICKS.contains(name)) {
        said.add(Event.Given.CLICK_ID + "=" + name);
      }
    }
    return said;
  }

  /** As forms encode it; as it came where a percent sign is followed by no two digits. */
  private static String decoded(String value) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c != '%') {
        out.append(c == '+' ? ' ' : c);
        at++;
        continue;
      }
      ByteArrayOutputStream run = new ByteArrayOutputStream();
      while (at < value.length() && value.charAt(at) == '%') {
        int high = at + 2 < value.length() ? digit(value.charAt(at + 1)) : -1;
        int low = at + 2 < value.length() ? digit(value.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
          return value;
        }
        run.write(high << 4 | low);
        at += 3;
      }
      out.append(run.toString(UTF_8));
    }
    return out.toString();
  }

  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
