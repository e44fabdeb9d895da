package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event.Given;

/** What messages say of themselves beside their properties, and no property can pass for. */
public enum Said {
  /** The account that they name: the groupId. */
  ACCOUNT(Given.ACCOUNT.label()),

  /** The anonymous id: a browser, or an app on a device. */
  DEVICE("anonymousId"),

  /** The host of the page. */
  HOST("page.host");

  private final String column;

  Said(String column) {
    this.column = column;
  }

  /** The column of the event table. */
  String column() {
    return column;
  }
}
