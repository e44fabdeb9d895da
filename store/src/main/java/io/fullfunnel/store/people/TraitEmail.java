package io.fullfunnel.store.people;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds the e-mail address among the traits of an identify call. */
final class TraitEmail {
  private static final JsonFactory JSON = new JsonFactory();

  private TraitEmail() {}

  /** The address, or null if the traits have none that looks like one. */
  static @Nullable String of(@Nullable String traits) {
    if (traits == null || !traits.contains("\"email\"")) {
      return null;
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), traits)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean email = json.currentName().equals("email");
        JsonToken value = json.nextToken();
        if (email) {
          String text = value == JsonToken.VALUE_STRING ? json.getString() : "";
          return text.indexOf('@') > 0 ? text : null;
        }
        json.skipChildren();
      }
      return null;
    } catch (JacksonException unreadable) {
      return null; // then it says nothing
    }
  }
}
