package io.fullfunnel.store.timelines;

import io.fullfunnel.store.event.Traces;

/**
 * What is known of all stored messages together.
 *
 * @param events track, page and screen events of people
 * @param others identify, group and alias messages
 * @param withoutPerson events that carry no id
 * @param from earliest event, epoch milliseconds; {@link Long#MAX_VALUE} if there is none
 * @param to latest event; {@link Long#MIN_VALUE} if there is none
 * @param newest latest event that is not dated after its receipt: asOf
 * @param traces what any event carries by which bots and the team could be known
 */
public record Facts(
    long events, long others, long withoutPerson, long from, long to, long newest, Traces traces) {
  static final Facts NONE =
      new Facts(0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, Traces.NONE);

  /** Messages stored. */
  public long stored() {
    return events + others + withoutPerson;
  }
}
