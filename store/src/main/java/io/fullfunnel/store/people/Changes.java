package io.fullfunnel.store.people;

/** Hears how people change: whoever keeps rows by person moves them along. */
public interface Changes {
  /** For whoever keeps nothing. */
  Changes UNHEARD =
      new Changes() {
        @Override
        public void joined(int person, int former) {}

        @Override
        public void moved(int strand, int from, int to) {}
      };

  /**
   * Two people became one.
   *
   * @param person the oldest strand of the person now
   * @param former the oldest strand of the person that is no more
   */
  void joined(int person, int former);

  /** One strand went over from one person to another; both are named by their oldest strands. */
  void moved(int strand, int from, int to);
}
