package io.fullfunnel.demo;

import java.util.List;

/** Where a visit comes from, by GA4's names. */
enum Channel {
  PAID_SOCIAL("Paid Social"),
  ORGANIC_SEARCH("Organic Search"),
  DIRECT("Direct"),
  EMAIL("Email"),
  ORGANIC_SOCIAL("Organic Social"),
  REFERRAL("Referral"),
  ORGANIC_VIDEO("Organic Video"),
  AI_ASSISTANTS("AI Assistants"),
  AFFILIATES("Affiliates"),
  PAID_SEARCH("Paid Search"),
  DISPLAY("Display"),
  PAID_OTHER("Paid Other"),
  UNASSIGNED("Unassigned");

  /** Those of the shop that cost no click. */
  static final List<Channel> UNPAID =
      List.of(
          ORGANIC_SEARCH,
          DIRECT,
          EMAIL,
          ORGANIC_SOCIAL,
          REFERRAL,
          ORGANIC_VIDEO,
          AI_ASSISTANTS,
          AFFILIATES);

  private static final List<Channel> ALL = List.of(values());

  final String label;

  Channel(String label) {
    this.label = label;
  }

  /** Its index in arrays of this run. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }

  static Channel at(int place) {
    return ALL.get(place);
  }
}
