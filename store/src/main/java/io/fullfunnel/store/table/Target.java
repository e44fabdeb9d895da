package io.fullfunnel.store.table;

/** What an export writes. */
public enum Target {
  /** Every event, with ids, derived names that were given, properties and traits. */
  EVENTS,
  /** Every person with the latest value of each trait. */
  PEOPLE,
  /** Every deal as it stands now. */
  DEALS
}
