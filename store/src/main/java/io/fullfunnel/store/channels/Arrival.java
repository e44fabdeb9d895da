package io.fullfunnel.store.channels;

import io.fullfunnel.engine.visits.OriginField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An origin as rules see it: source and medium filled in from the click id and the page before,
 * where the address named none.
 *
 * @param source as tagged, else by the click id or the referrer; {@code (direct)} if nothing is
 *     known at all
 * @param medium as tagged, else by the click id or the kind of referrer
 * @param site the site of the source, or of the referrer if the source is none
 * @param channel as the message or file gives it
 */
public record Arrival(
    @Nullable String source,
    @Nullable String medium,
    @Nullable String campaign,
    @Nullable String content,
    @Nullable String term,
    @Nullable String referrer,
    @Nullable String clickId,
    @Nullable Site site,
    @Nullable String channel) {

  /** Source of what nothing is known of, as Google Analytics writes it. */
  static final String DIRECT = "(direct)";

  private static final String NONE = "(none)";

  /** The value that a rule's property names, in lower case without outer space. */
  @Nullable String value(Property property) {
    String value =
        switch (property) {
          case SOURCE -> source;
          case MEDIUM -> medium;
          case CAMPAIGN -> campaign;
          case CONTENT -> content;
          case TERM -> term;
          case REFERRER -> referrer;
          case CLICK_ID -> clickId;
          case SITE -> site == null ? null : site.name();
        };
    return value == null ? null : value.strip().toLowerCase(Locale.ROOT);
  }

  /** What a rule can ask about. */
  enum Property {
    SOURCE,
    MEDIUM,
    CAMPAIGN,
    CONTENT,
    TERM,
    REFERRER,
    CLICK_ID,
    SITE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An origin as it arrived, with what the rule set says about click ids and referrers.
   *
   * @param parts by {@link OriginField#place}
   */
  static Arrival of(@Nullable String[] parts, RuleSet rules, Sources sources) {
    String tagged = parts[OriginField.SOURCE.place()];
    String medium = parts[OriginField.MEDIUM.place()];
    String campaign = parts[OriginField.CAMPAIGN.place()];
    String referrer = parts[OriginField.REFERRER.place()];
    String clickId = parts[OriginField.CLICK_ID.place()];
    RuleSet.Click click = clickId == null ? null : rules.clicks().get(clickId);
    String source = tagged == null ? untagged(referrer, click, sources) : tagged;
    Site site = source == null ? null : sources.find(source);
    boolean direct =
        source == null && medium == null && campaign == null && !rules.mediums().isEmpty();
    if (medium == null && click != null && isOf(click, site, sources)) {
      medium = click.medium();
    }
    if (medium == null && tagged == null && campaign == null && source != null) {
      medium = rules.mediumOf(site);
    }
    return new Arrival(
        direct ? DIRECT : source,
        direct ? NONE : medium,
        campaign,
        parts[OriginField.CONTENT.place()],
        parts[OriginField.TERM.place()],
        referrer,
        clickId,
        site,
        parts[OriginField.CHANNEL.place()]);
  }

  /** Whether nothing is known of it. */
  public boolean isDirect() {
    return DIRECT.equals(source);
  }

  /** Who sent somebody whose address names no source. */
  private static @Nullable String untagged(
      @Nullable String referrer, RuleSet.@Nullable Click click, Sources sources) {
    if (click != null && (click.medium() != null || referrer == null)) {
      return shown(click.source(), sources);
    }
    return referrer == null ? null : shown(referrer, sources);
  }

  private static String shown(String text, Sources sources) {
    Site site = sources.find(text);
    return site == null ? text : site.name();
  }

  private static boolean isOf(RuleSet.Click click, @Nullable Site site, Sources sources) {
    return site != null && site.equals(sources.find(click.source()));
  }
}
