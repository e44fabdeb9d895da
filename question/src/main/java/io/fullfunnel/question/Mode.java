package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown.At;
import io.fullfunnel.engine.funnel.Count;
import io.fullfunnel.engine.funnel.Exclusion.Effect;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelMode;
import io.fullfunnel.engine.funnel.FunnelMode.Product;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.engine.funnel.WindowOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose rules a funnel follows: the contract's {@code mode}. It says what holds where the question
 * says nothing; a field that stands in the question wins.
 *
 * @param options those of {@code windowFunnel}, in the mode clickhouse
 */
record Mode(Kind kind, Set<WindowOption> options) {
  private static final String CLICKHOUSE = "clickhouse";

  /** A mode without its options, and its defaults. */
  enum Kind {
    FULLFUNNEL(30, AttemptChoice.BEST, 0, At.STEP),
    POSTHOG(14, AttemptChoice.LATEST, 0, At.FIRST),
    MIXPANEL(7, AttemptChoice.FIRST, 2, At.FIRST),
    MIXPANEL_OPTIMIZED(7, AttemptChoice.LATEST, 2, At.FIRST),
    AMPLITUDE(1, AttemptChoice.BEST, 0, At.STEP),
    CLICKHOUSE(30, AttemptChoice.LATEST, 0, At.STEP),
    GA4(36_500, AttemptChoice.BEST, 0, At.STEP);

    private final int days;
    private final AttemptChoice attempt;
    private final int toleranceSeconds;
    private final At at;

    Kind(int days, AttemptChoice attempt, int toleranceSeconds, At at) {
      this.days = days;
      this.attempt = attempt;
      this.toleranceSeconds = toleranceSeconds;
      this.at = at;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  Mode {
    options = options.isEmpty() ? Set.of() : EnumSet.copyOf(options);
  }

  static Mode read(Place place) {
    if (place.isText() && place.node().stringValue().startsWith(CLICKHOUSE + "+")) {
      return new Mode(Kind.CLICKHOUSE, options(place, place.text()));
    }
    List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
    String word = place.oneOf("mode", words, words.getFirst());
    return new Mode(Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')), Set.of());
  }

  private static Set<WindowOption> options(Place place, String text) {
    List<String> known = Arrays.stream(WindowOption.values()).map(Mode::word).toList();
    Set<WindowOption> options = EnumSet.noneOf(WindowOption.class);
    for (String word : text.substring(CLICKHOUSE.length() + 1).split("\\+", -1)) {
      if (!known.contains(word)) {
        throw place.wrong(
            "Unknown option "
                + Words.quote(word)
                + " of the mode at "
                + place.shown()
                + "."
                + (Nearest.to(word, known) == null
                    ? " Known: " + String.join(", ", known) + "."
                    : Nearest.hint(word, known)));
      }
      options.add(WindowOption.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    if (options.contains(WindowOption.ALLOW_REENTRY)
        && !options.contains(WindowOption.STRICT_ORDER)) {
      throw place.wrong(
          "The option \"allow_reentry\" of the mode at "
              + place.shown()
              + " needs \"strict_order\": write \"clickhouse+strict_order+allow_reentry\".");
    }
    return options;
  }

  private static String word(WindowOption option) {
    return option.name().toLowerCase(Locale.ROOT);
  }

  /** As a question writes it. */
  String text() {
    StringBuilder text = new StringBuilder(kind.word());
    options.forEach(option -> text.append('+').append(word(option)));
    return text.toString();
  }

  Span window() {
    return Span.days(kind.days);
  }

  AttemptChoice attempt() {
    return options.contains(WindowOption.STRICT_ORDER) ? AttemptChoice.FIRST : kind.attempt;
  }

  /** Only steps that come one after the other can be taken in the other order. */
  Span tolerance(Order order) {
    int seconds = order == Order.SEQUENTIAL ? kind.toleranceSeconds : 0;
    return seconds == 0 ? new Span(0, Span.Unit.MS) : new Span(seconds, Span.Unit.S);
  }

  Effect effect(Order order) {
    if (kind != Kind.POSTHOG) {
      return Effect.DROP;
    }
    return order == Order.ANY ? Effect.RESTART : Effect.REMOVE;
  }

  /** Where the value of a breakdown is read. */
  At at() {
    return kind.at;
  }

  /**
   * The field of a funnel that the product does not have, or null: with it Fullfunnel's own
   * matching answers, with the mode's defaults.
   */
  @Nullable String foreign(Funnel funnel) {
    Rules asked = funnel.rules();
    boolean clickhouse = kind == Kind.CLICKHOUSE;
    if (!clickhouse && kind != Kind.POSTHOG) {
      return null;
    }
    if (asked.order() != Order.SEQUENTIAL && (clickhouse || asked.order() == Order.ANCHORED)) {
      return "order";
    }
    if (asked.exclude().stream()
        .anyMatch(of -> clickhouse || of.effect() != effect(asked.order()))) {
      return "exclude";
    }
    if (funnel.steps().stream().anyMatch(step -> !step.isPlain())) {
      return "steps";
    }
    if (funnel.count() != Count.PEOPLE) {
      return "count";
    }
    if (funnel.attempt() != attempt()) {
      return "attempt";
    }
    if (asked.toleranceMillis() > 0) {
      return "tolerance";
    }
    return asked.visit()
        ? "window"
        : asked.open() ? "open" : asked.hold().isEmpty() ? null : "hold";
  }

  /** Refuses a field with which the mode's options would be ignored. */
  void refuseForeign(Funnel funnel, Place question) {
    String foreign = options.isEmpty() ? null : foreign(funnel);
    if (foreign != null) {
      throw question
          .at(foreign)
          .wrong(
              "windowFunnel has nothing like the "
                  + Words.quote(foreign)
                  + " of this question; leave it out, or the options of the mode at /mode.");
    }
  }

  /** The same funnel by the rules of the mode. */
  Funnel apply(Funnel funnel) {
    boolean soonest = kind == Kind.MIXPANEL_OPTIMIZED && funnel.attempt() == AttemptChoice.LATEST;
    return funnel.by(
        foreign(funnel) == null ? engine() : FunnelMode.OWN,
        soonest ? AttemptChoice.SOONEST : funnel.attempt());
  }

  private FunnelMode engine() {
    return new FunnelMode(
        switch (kind) {
          case FULLFUNNEL, MIXPANEL, GA4 -> Product.FULLFUNNEL;
          case POSTHOG -> Product.POSTHOG;
          case MIXPANEL_OPTIMIZED -> Product.MIXPANEL_OPTIMIZED;
          case AMPLITUDE -> Product.AMPLITUDE;
          case CLICKHOUSE -> Product.CLICKHOUSE;
        },
        options);
  }
}
