package io.fullfunnel.store.workspace;

/**
 * How many different names a workspace takes over HTTP; beyond them new ones are refused.
 *
 * @param events names of events
 * @param properties names of properties
 */
public record MostNames(int events, int properties) {
  private static final int MOST = 1_000_000;

  public MostNames {
    if (events < 1 || events > MOST || properties < 1 || properties > MOST) {
      throw new IllegalArgumentException(
          "A workspace takes 1 to 1,000,000 names of events and of properties, not %,d and %,d."
              .formatted(events, properties));
    }
  }

  /** 2,000 names of events, 10,000 of properties. */
  public static MostNames usual() {
    return new MostNames(2_000, 10_000);
  }
}
