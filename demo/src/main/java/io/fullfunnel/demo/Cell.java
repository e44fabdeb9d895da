package io.fullfunnel.demo;

/** A part of the checkouts around the leak; in the order of the parameters' figures. */
enum Cell {
  PAID_IOS(true, true),
  PAID_ELSE(true, false),
  OTHER_IOS(false, true),
  OTHER_ELSE(false, false);

  final boolean paid;
  final boolean ios;

  Cell(boolean paid, boolean ios) {
    this.paid = paid;
    this.ios = ios;
  }

  /** Its index in arrays of this run. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }
}
