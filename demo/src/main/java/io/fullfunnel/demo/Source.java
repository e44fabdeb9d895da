package io.fullfunnel.demo;

import java.util.List;

/** Where a trade lead comes from, as the people of sales write it; in the order of the figures. */
enum Source {
  ORGANIC_SEARCH("organic_search", Channel.ORGANIC_SEARCH),
  PAID_SEARCH("paid_search", Channel.PAID_SEARCH),
  SOCIAL("social", Channel.PAID_SOCIAL),
  UNKNOWN("unknown", Channel.UNASSIGNED),
  DIRECT("direct_traffic", Channel.DIRECT),
  EMAIL("email", Channel.EMAIL),
  REFERRAL("referral", Channel.REFERRAL),
  OTHER("other", Channel.UNASSIGNED),
  DISPLAY("display", Channel.DISPLAY),
  OTHER_PUBLICITIES("other_publicities", Channel.PAID_OTHER),
  NONE("", Channel.UNASSIGNED);

  private static final List<Source> ALL = List.of(values());

  final String label;
  final Channel channel;

  Source(String label, Channel channel) {
    this.label = label;
    this.channel = channel;
  }

  /** Its index in arrays of this run. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }

  static Source at(int place) {
    return ALL.get(place);
  }
}
