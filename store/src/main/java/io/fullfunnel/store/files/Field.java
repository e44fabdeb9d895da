package io.fullfunnel.store.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a column of a file can be. */
public enum Field {
  USER_ID("userId"),
  ANONYMOUS_ID("anonymousId"),
  MESSAGE_ID("messageId"),
  TIME("time"),
  TYPE("type"),
  EVENT("event"),
  NAME("name"),
  CHANNEL("channel"),
  SOURCE("source"),
  MEDIUM("medium"),
  CAMPAIGN("campaign"),
  CONTENT("content"),
  TERM("term"),
  REFERRER("referrer"),
  SESSION("session"),
  DEVICE("device"),
  BROWSER("browser"),
  OS("os"),
  COUNTRY("country"),
  REVENUE("revenue"),
  CURRENCY("currency"),
  ID("id"),
  EMAIL("email"),
  PHONE("phone"),
  DEAL("deal"),
  PERSON("person"),
  STAGE("stage"),
  CREATED("created"),
  AMOUNT("amount"),
  PROBABILITY("probability"),
  CLOSE_EXPECTED("close_expected"),
  OWNER("owner"),
  OUTCOME("outcome"),
  REASON("reason"),
  LEAD_SOURCE("lead_source"),
  PRODUCT("product"),
  /** The site of a log's pages; in no other file. */
  HOST("host");

  /** Fields whose value stands in the message's {@code given}. */
  static final List<Field> GIVEN =
      List.of(
          CHANNEL, SOURCE, MEDIUM, CAMPAIGN, CONTENT, TERM, REFERRER, SESSION, DEVICE, BROWSER, OS,
          COUNTRY);

  private final String label;

  Field(String label) {
    this.label = label;
  }

  /** Its name in options, and as a column's name. */
  public String label() {
    return label;
  }

  private static final List<Field> OF_EVENTS =
      Arrays.asList(values()).subList(USER_ID.place(), CURRENCY.place() + 1);
  private static final List<Field> OF_PEOPLE =
      List.of(ID, USER_ID, ANONYMOUS_ID, TIME, EMAIL, PHONE);
  private static final List<Field> OF_DEALS =
      List.of(
          DEAL,
          PERSON,
          STAGE,
          TIME,
          CREATED,
          AMOUNT,
          CURRENCY,
          PROBABILITY,
          CLOSE_EXPECTED,
          OWNER,
          OUTCOME,
          REASON,
          LEAD_SOURCE,
          PRODUCT);

  /** What the rows of a file are about. */
  public enum Into {
    EVENTS,
    PEOPLE,
    DEALS;

    /** The fields that such rows have. */
    public List<Field> fields() {
      return switch (this) {
        case EVENTS -> OF_EVENTS;
        case PEOPLE -> OF_PEOPLE;
        case DEALS -> OF_DEALS;
      };
    }

    /** Its name in options. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its index in arrays that live as long as a reader. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }
}
