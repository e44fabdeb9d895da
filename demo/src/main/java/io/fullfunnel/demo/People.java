package io.fullfunnel.demo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: people are numbers from 0, first the customers, then those who nearly bought, then
 * those who look at products, then trade leads, then everybody else.
 */
final class People {
  static final int ANNA = 0;

  final Parameters parameters;
  final int customers;
  final int nearly;
  final int considering;
  final int trade;
  private final byte[] device;
  private int julia = -1;
  private final boolean[] guest;

  People(Parameters parameters) {
    this.parameters = parameters;
    this.customers = parameters.scaled(Parameters.CUSTOMERS);
    this.nearly = customers + parameters.scaled(Parameters.NEVER_BUYING);
    this.considering = parameters.scaled(Parameters.CONSIDERING);
    int leads = 0;
    for (int count : Parameters.LEADS) {
      leads += parameters.scaled(count);
    }
    this.trade = considering + leads;
    this.device = new byte[parameters.people()];
    this.guest = new boolean[customers];
    Dice dice = Dice.of(parameters, "devices");
    for (int person = 0; person < device.length; person++) {
      device[person] = (byte) dice.choose(Parameters.DEVICES);
    }
  }

  /** Marek is the first trade lead. */
  int marek() {
    return considering;
  }

  boolean isCustomer(int person) {
    return person < customers;
  }

  /** Looks at products, but comes to no checkout. */
  boolean onlyConsiders(int person) {
    return person >= nearly && person < considering;
  }

  boolean isTrade(int person) {
    return person >= considering && person < trade;
  }

  int device(int person) {
    return device[person];
  }

  void useIosSafari(int person) {
    device[person] = Device.IOS_SAFARI;
  }

  void useAnythingElse(int person, Dice dice) {
    while (device[person] == Device.IOS_SAFARI) {
      device[person] = (byte) dice.choose(Parameters.DEVICES);
    }
  }

  /** Orders without ever saying who it is. */
  boolean isGuest(int person) {
    return person < customers && guest[person];
  }

  void makeGuest(int person) {
    guest[person] = true;
  }

  /** The shop may write to them since before the year began. */
  boolean isSubscriber(int person) {
    double share =
        person < customers
            ? Parameters.SUBSCRIBERS_BUYING
            : person < considering ? Parameters.SUBSCRIBERS_CONSIDERING : 0;
    return person != ANNA && !isGuest(person) && Dice.of(parameters, person, 1).happens(share);
  }

  /** Uses a second device, under the same name. */
  boolean hasSecondDevice(int person) {
    boolean named = isSubscriber(person) || (isCustomer(person) && !isGuest(person));
    return named
        && person != ANNA
        && Dice.of(parameters, person, 2).happens(Parameters.TWO_DEVICES);
  }

  Land land(int person) {
    return Land.any(Dice.of(parameters, person, 3));
  }

  /** Gives the name of planted 9 to somebody. */
  void callJulia(int person) {
    julia = person;
  }

  /** Whose story is told, by name; null for everybody else. */
  @Nullable String told(int person) {
    return person == ANNA
        ? "Anna K."
        : person == marek() ? "Marek W." : person == julia ? "Julia N." : null;
  }

  /** A name for a number that does not show the number; of those whose story is told, theirs. */
  String name(int person) {
    String told = told(person);
    if (told != null) {
      return told.substring(0, told.length() - 1).toLowerCase(Locale.ROOT).replace(' ', '.');
    }
    long scattered = ((person + 1L) * 2_654_435_761L) & 0xffff_ffffL;
    return Long.toString(scattered, 36);
  }
}
