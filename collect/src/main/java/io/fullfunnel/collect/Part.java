package io.fullfunnel.collect;

import org.jspecify.annotations.Nullable;

/** A member of an event that the collector looks at; all others go through as they are. */
enum Part {
  TYPE,
  MESSAGE_ID,
  USER_ID,
  ANONYMOUS_ID,
  PREVIOUS_ID,
  GROUP_ID,
  EVENT,
  NAME,
  CONTEXT,
  INTEGRATIONS,
  PROPERTIES,
  TRAITS,
  TIMESTAMP,
  ORIGINAL_TIMESTAMP,
  SENT_AT,
  TIME,
  GIVEN,
  EMAIL,
  WRITE_KEY;

  static @Nullable Part find(String name) {
    return switch (name) {
      case "type" -> TYPE;
      case "messageId" -> MESSAGE_ID;
      case "userId" -> USER_ID;
      case "anonymousId" -> ANONYMOUS_ID;
      case "previousId" -> PREVIOUS_ID;
      case "groupId" -> GROUP_ID;
      case "event" -> EVENT;
      case "name" -> NAME;
      case "context" -> CONTEXT;
      case "integrations" -> INTEGRATIONS;
      case "properties" -> PROPERTIES;
      case "traits" -> TRAITS;
      case "timestamp" -> TIMESTAMP;
      case "originalTimestamp" -> ORIGINAL_TIMESTAMP;
      case "sentAt" -> SENT_AT;
      case "time" -> TIME;
      case "given" -> GIVEN;
      case "email" -> EMAIL;
      case "writeKey" -> WRITE_KEY;
      default -> null;
    };
  }

  /** Whether its value is a text that is looked at. */
  boolean isText() {
    return switch (this) {
      case TYPE,
          MESSAGE_ID,
          USER_ID,
          ANONYMOUS_ID,
          PREVIOUS_ID,
          GROUP_ID,
          EVENT,
          NAME,
          TIME,
          WRITE_KEY ->
          true;
      case CONTEXT,
          INTEGRATIONS,
          PROPERTIES,
          TRAITS,
          TIMESTAMP,
          ORIGINAL_TIMESTAMP,
          SENT_AT,
          GIVEN,
          EMAIL ->
          false;
    };
  }
}
