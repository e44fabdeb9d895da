package io.fullfunnel.store.event;

import io.fullfunnel.store.event.Event.Given;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What has been read of one message so far. */
final class MessageParts {
  private static final Given[] GIVEN = Given.values();

  Event.@Nullable Type type;
  @Nullable String messageId;
  @Nullable String userId;
  @Nullable String anonymousId;
  @Nullable String email;
  @Nullable String previousId;
  @Nullable String event;

  /** The JSON text of what a page or screen is called beside its properties. */
  @Nullable String name;

  @Nullable String properties;
  @Nullable String traits;
  boolean hasTime;
  long time;
  long originalTimestamp = IsoTime.UNREADABLE;
  long timestamp = IsoTime.UNREADABLE;
  long sentAt = IsoTime.UNREADABLE;
  @Nullable String userAgent;
  final @Nullable String[] given = new @Nullable String[GIVEN.length];
  final Page contextPage = new Page();
  final Page propertiesPage = new Page();

  private final @Nullable String[] context = new @Nullable String[GIVEN.length];

  /** Where a page was, as the client says. */
  static final class Page {
    @Nullable String referrer;
    @Nullable String path;
    @Nullable String url;
    @Nullable String search;

    /** Whether it is called something there. */
    boolean named;
  }

  /** The place of a label in {@link Event#given}, -1 if there is none. */
  static int given(String label) {
    for (int i = 0; i < GIVEN.length; i++) {
      if (GIVEN[i].label().equals(label)) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as the message
  void context(Given which, @Nullable String value) {
    context[which.ordinal()] = value;
  }

  /** What the client says of itself; what it names outright counts more. */
  void userAgent(@Nullable String text) {
    if (text == null) {
      return;
    }
    offer(Given.AGENT, text);
    UserAgent agent = UserAgent.of(text);
    offer(Given.DEVICE, agent.device());
    offer(Given.BROWSER, agent.browser());
    offer(Given.OS, agent.os());
  }

  /** Whether its properties may say where a page was; the type may come after them. */
  boolean mayBePage() {
    return type == null || type == Event.Type.PAGE || type == Event.Type.SCREEN;
  }

  /** Fills what the message does not give itself: from the context, then from the page. */
  void fillPage(Event.Type known) {
    userAgent(userAgent);
    page(contextPage);
    if (known == Event.Type.PAGE || known == Event.Type.SCREEN) {
      page(propertiesPage);
      properties = named();
    }
    for (int i = 0; i < given.length; i++) {
      if (given[i] == null) {
        given[i] = context[i];
      }
    }
  }

  /** The properties with the name that a client gives beside them. */
  private @Nullable String named() {
    String own = properties;
    if (name == null || propertiesPage.named) {
      return own;
    }
    String rest = own == null ? "}" : own.substring(1).stripLeading();
    return "{\"name\":" + name + (rest.startsWith("}") ? "" : ",") + rest;
  }

  private void page(Page page) {
    offer(Given.REFERRER, page.referrer);
    offer(Given.PAGE_PATH, page.path);
    String url = page.url;
    int scheme = url == null ? -1 : url.indexOf("://");
    String search = page.search;
    if (url != null && scheme >= 0) {
      int host = scheme + 3;
      int end = until(url, host, "/?#");
      offer(Given.PAGE_HOST, host(url.substring(host, end)));
      int stop = until(url, end, "?#");
      offer(Given.PAGE_PATH, stop == end ? "/" : url.substring(end, stop));
      if (search == null && stop < url.length() && url.charAt(stop) == '?') {
        search = url.substring(stop, until(url, stop, "#"));
      }
    }
    if (search != null && search.length() > 1) {
      offer(Given.PAGE_QUERY, search);
      CampaignParameters.read(search, this::offer);
    }
  }

  /** Where the first of these characters stands, else the end. */
  private static int until(String text, int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static @Nullable String host(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.lastIndexOf(':');
    if (port >= 0 && port > host.lastIndexOf(']')) {
      host = host.substring(0, port);
    }
    return host.isEmpty() ? null : host.toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as the message
  void offer(Given which, @Nullable String value) {
    if (context[which.ordinal()] == null) {
      context[which.ordinal()] = value;
    }
  }

  /** When it happened, by CONTRACT section 2: files are never corrected for the client's clock. */
  long timeMillis(boolean imported, long receivedMillis) {
    if (hasTime) {
      return time;
    }
    long own = originalTimestamp == IsoTime.UNREADABLE ? timestamp : originalTimestamp;
    if (own == IsoTime.UNREADABLE) {
      return receivedMillis;
    }
    if (imported || sentAt == IsoTime.UNREADABLE) {
      return own;
    }
    long corrected = receivedMillis - (sentAt - own);
    boolean possible = corrected >= IsoTime.EARLIEST && corrected <= IsoTime.LATEST;
    return possible ? corrected : receivedMillis; // no clock shows such a time
  }
}
