package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whose way of finding the attempt that counts is followed, where it is not Fullfunnel's own.
 *
 * @param options those of {@code windowFunnel}; empty elsewhere
 */
public record FunnelMode(Product product, Set<WindowOption> options) implements Serializable {
  /** Fullfunnel's own matching. */
  public static final FunnelMode OWN = new FunnelMode(Product.FULLFUNNEL, Set.of());

  /** Products with rules that no field of a funnel says. */
  public enum Product {
    FULLFUNNEL,
    POSTHOG,
    MIXPANEL_OPTIMIZED,
    AMPLITUDE,
    CLICKHOUSE
  }

  public FunnelMode {
    options = options.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(options));
    if (!options.isEmpty() && product != Product.CLICKHOUSE) {
      throw new IllegalArgumentException("only ClickHouse has options: " + options);
    }
    if (options.contains(WindowOption.ALLOW_REENTRY)
        && !options.contains(WindowOption.STRICT_ORDER)) {
      throw new IllegalArgumentException("ALLOW_REENTRY needs STRICT_ORDER: " + options);
    }
  }

  /** Times are rounded down to so many milliseconds before steps are looked for. */
  long roundMillis() {
    return product == Product.AMPLITUDE ? 1000 : 1;
  }

  boolean has(WindowOption option) {
    return options.contains(option);
  }
}
