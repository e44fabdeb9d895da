package io.fullfunnel.store.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of itself, as far as marketing asks: the kind of device, the browser's family
 * and the operating system. Knows the names that browsers use today; what it does not know it
 * leaves open.
 *
 * @param device {@code mobile}, {@code tablet}, {@code desktop} or {@code tv}
 */
record UserAgent(@Nullable String device, @Nullable String browser, @Nullable String os) {
  /** In this order: most browsers also name those that they descend from. */
  private static final String[][] BROWSERS = {
    {"Edg", "Edge"},
    {"OPR/", "Opera"},
    {"Opera", "Opera"},
    {"SamsungBrowser", "Samsung Internet"},
    {"YaBrowser", "Yandex"},
    {"UCBrowser", "UC Browser"},
    {"Vivaldi", "Vivaldi"},
    {"DuckDuckGo", "DuckDuckGo"},
    {"FBAN", "Facebook"},
    {"FBAV", "Facebook"},
    {"Instagram", "Instagram"},
    {"MicroMessenger", "WeChat"},
    {"Firefox/", "Firefox"},
    {"FxiOS", "Firefox"},
    {"CriOS", "Chrome"},
    {"Chrome/", "Chrome"},
    {"Chromium", "Chrome"},
    {"Trident/", "Internet Explorer"},
    {"MSIE", "Internet Explorer"},
    {"Safari/", "Safari"},
    {"AppleWebKit", "Safari"},
  };

  private static final String[][] SYSTEMS = {
    {"iPhone", "iOS"},
    {"iPad", "iOS"},
    {"iPod", "iOS"},
    {"Android", "Android"},
    {"Windows", "Windows"},
    {"CrOS", "ChromeOS"},
    {"Macintosh", "macOS"},
    {"Mac OS X", "macOS"},
    {"Linux", "Linux"},
  };

  private static final Pattern TV =
      Pattern.compile("SmartTV|SMART-TV|AppleTV|GoogleTV|BRAVIA|Tizen.*TV");

  /** Browsers that came last; many events come from few. */
  private static final Map<String, UserAgent> KNOWN =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UserAgent> eldest) {
          return size() > 4_096;
        }
      };

  static UserAgent of(String text) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(text, UserAgent::read);
    }
  }

  private static UserAgent read(String text) {
    String os = first(SYSTEMS, text);
    return new UserAgent(device(text, os), first(BROWSERS, text), os);
  }

  private static @Nullable String first(String[][] names, String text) {
    for (String[] name : names) {
      if (text.contains(name[0])) {
        return name[1];
      }
    }
    return null;
  }

  private static @Nullable String device(String text, @Nullable String os) {
    if (TV.matcher(text).find()) {
      return "tv";
    }
    boolean android = "Android".equals(os);
    if (text.contains("iPad") || text.contains("Tablet") || (android && !text.contains("Mobile"))) {
      return "tablet";
    }
    if (android || "iOS".equals(os) || text.contains("Mobile")) {
      return "mobile";
    }
    return os == null ? null : "desktop";
  }
}
