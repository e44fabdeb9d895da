package io.fullfunnel.collect;

import io.fullfunnel.store.consent.ConsentReading;
import io.fullfunnel.store.consent.ConsentState;
import io.fullfunnel.store.consent.Told;
import io.fullfunnel.store.privacy.PrivacyRules;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The step "consent and privacy": what of an event may stay, by the rules of its workspace. Unknown
 * counts as denied wherever something was said at all.
 */
final class Policy {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> SEEN = Set.of("track", "page", "screen");
  private static final String CONSENT = "consent";
  private static final String GA4 = "ga4";

  private final PrivacyRules rules;
  private final ConsentReading reading;
  private final ParameterCut cut;

  Policy(PrivacyRules rules) {
    this.rules = rules;
    this.reading = new ConsentReading(rules);
    this.cut = new ParameterCut(rules.parameters());
  }

  PrivacyRules rules() {
    return rules;
  }

  ParameterCut cut() {
    return cut;
  }

  /** What may stay of an event. */
  enum Keeps {
    /** All that the other rules let. */
    ALL,
    /** Who it is and what they do not agree to: else nobody would know that they do not. */
    STATEMENT,
    /** What happened, and nothing that names somebody beyond the day. */
    NAMELESS,
    /** Nothing. */
    NOTHING
  }

  /**
   * What may stay of an event.
   *
   * @param objects whether the browser says that its user objects to be followed
   */
  Keeps keeps(Item item, Body body, @Nullable String type, Sender sender, boolean objects) {
    Member said = inContext(item, body, CONSENT);
    Told told = told(body, said, inContext(item, body, GA4));
    boolean refuses = objects && !sender.server();
    if (!refuses && !isDenied(item, body, type, told)) {
      return Keeps.ALL;
    }
    if (tells(item, type, said) && !grants(item, body, type, told)) {
      return Keeps.STATEMENT;
    }
    boolean nameless =
        rules.denied() == PrivacyRules.Denied.COOKIELESS && type != null && SEEN.contains(type);
    return nameless ? Keeps.NAMELESS : Keeps.NOTHING;
  }

  private boolean isDenied(Item item, Body body, @Nullable String type, Told told) {
    Member word = inContext(item, body, GivenIds.COOKIELESS);
    boolean cookieless = word != null && "true".equals(word.text());
    boolean goesOn =
        "alias".equals(type)
            && item.text(Part.ANONYMOUS_ID) != null
            && item.text(Part.PREVIOUS_ID) == null;
    if (cookieless) {
      return !goesOn; // by this alias a page says that consent was given
    }
    if (told.has(0)) {
      return told.of(0) != ConsentState.GRANTED;
    }
    boolean granted = word != null && "false".equals(word.text());
    return !granted && rules.unsaid() == PrivacyRules.Unsaid.DENIED;
  }

  /** Whether an event is there to say what somebody agrees to. */
  private static boolean tells(Item item, @Nullable String type, @Nullable Member said) {
    if ("track".equals(type)) {
      String event = item.text(Part.EVENT);
      return event != null && ConsentReading.isStatement(event);
    }
    Member traits = item.find(Part.TRAITS);
    return "identify".equals(type) && (said != null || (traits != null && traits.has(CONSENT)));
  }

  private boolean grants(Item item, Body body, @Nullable String type, Told told) {
    if (told.grants()) {
      return true;
    }
    var message = JsonNodeFactory.instance.objectNode().put("type", type);
    message.put("event", item.text(Part.EVENT));
    try {
      for (Part part : new Part[] {Part.PROPERTIES, Part.TRAITS}) {
        Member member = item.find(part);
        if (member != null) {
          message.set(part.name().toLowerCase(Locale.ROOT), JSON.readTree(slice(body, member)));
        }
      }
      return reading.of(message).grants();
    } catch (JacksonException e) {
      return true; // nothing that says no
    }
  }

  /** What the context tells; of GA4's own words its consent, as the ledger reads it. */
  private Told told(Body body, @Nullable Member said, @Nullable Member ga4) {
    if (said == null && ga4 == null) {
      return Told.NOTHING;
    }
    var message = JsonNodeFactory.instance.objectNode();
    var context = message.putObject("context");
    try {
      if (said != null) {
        context.set(CONSENT, JSON.readTree(slice(body, said)));
      }
      if (ga4 != null) {
        context.set(GA4, JSON.readTree(slice(body, ga4)));
      }
    } catch (JacksonException e) {
      context.putNull(CONSENT); // something was said that nobody understands
    }
    return reading.of(message);
  }

  private static byte[] slice(Body body, Member member) {
    return java.util.Arrays.copyOfRange(body.bytes(), member.valueStart(), member.end());
  }

  private static @Nullable Member inContext(Item item, Body body, String name) {
    Member context = item.find(Part.CONTEXT);
    Member own = context == null ? null : context.find(name);
    Member more = body.context();
    return own != null || more == null ? own : more.find(name);
  }
}
