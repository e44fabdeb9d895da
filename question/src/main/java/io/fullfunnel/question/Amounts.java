package io.fullfunnel.question;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.funnel.Amount;
import io.fullfunnel.engine.funnel.FunnelReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The property that is added up: the contract's {@code value}.
 *
 * @param name as the question says it
 */
record Amounts(String name) {
  private static final int DECIMALS = 6;

  /** Money, which has fallbacks. */
  private static final String REVENUE = "revenue";

  static final List<String> MONEY =
      List.of("properties.revenue", "properties.value", "properties.total");

  static @Nullable Amounts read(Place place, Names names) {
    if (place.absent()) {
      return null;
    }
    String name = place.name("a numeric property's name such as \"revenue\"");
    if (name.startsWith(Condition.PERSON) || name.equals("properties.")) {
      throw place.expected("a property of events, not of people");
    }
    names.property(name);
    return new Amounts(name);
  }

  boolean isMoney() {
    return name.equals(REVENUE) || name.equals("properties." + REVENUE);
  }

  Amount amount() {
    return new Amount(properties());
  }

  /** What is read, the first that an event has. */
  List<String> properties() {
    return isMoney() ? MONEY : List.of(name);
  }

  /** As an answer writes it. */
  static BigDecimal of(long micros) {
    return plain(BigDecimal.valueOf(micros, DECIMALS));
  }

  /** Without trailing zeros, and never as 1E+3. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.setScale(Math.max(0, stripped.scale()));
  }

  List<Note> notes(FunnelReport report, Dictionary dictionary) {
    return notes(report.fallbacks(), report.rounded(), isMoney(), dictionary);
  }

  /**
   * What is to be said of amounts.
   *
   * @param fallbacks those that did not come from the first property
   * @param rounded those that had more than six decimals
   */
  static List<Note> notes(long fallbacks, long rounded, boolean money, Dictionary dictionary) {
    List<Note> notes = new ArrayList<>();
    if (fallbacks > 0) {
      notes.add(
          new Note(
              "money_basis",
              Words.count(fallbacks)
                  + (fallbacks == 1 ? " amount was" : " amounts were")
                  + " taken from \"value\" or \"total\", where an event has no \"revenue\"."));
    }
    if (rounded > 0) {
      notes.add(
          new Note(
              "rounded",
              Words.count(rounded)
                  + (rounded == 1 ? " amount was" : " amounts were")
                  + " rounded to 6 decimals."));
    }
    List<Value> currencies = money ? dictionary.column("properties.currency").values() : List.of();
    if (currencies.size() > 1) {
      notes.add(
          new Note(
              "currencies",
              "The events name "
                  + currencies.size()
                  + " currencies, and amounts are added up as they stand; ask with a condition on"
                  + " \"currency\" for the sum of one."));
    }
    return notes;
  }
}
