package io.fullfunnel.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of a benchmark's command line, {@code --name value}; an unknown name is an error. */
record Options(Map<String, String> given) {
  Options {
    given = Map.copyOf(given);
  }

  /** Reads the arguments; {@code known} are the names that may stand there. */
  static Options of(String[] arguments, List<String> known) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (!name.startsWith("--") || !known.contains(name.substring(2))) {
        throw new IllegalArgumentException(
            "Unknown option " + name + "; the options are --" + String.join(", --", known) + ".");
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("Option " + name + " needs a value.");
      }
      given.put(name.substring(2), arguments[i + 1]);
    }
    return new Options(given);
  }

  String text(String name, String otherwise) {
    @Nullable String value = given.get(name);
    return value == null ? otherwise : value;
  }

  String required(String name) {
    @Nullable String value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Option --" + name + " is missing.");
    }
    return value;
  }

  long number(String name, long otherwise) {
    String value = text(name, Long.toString(otherwise));
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Option --" + name + " needs a whole number, not " + value + ".", e);
    }
  }

  /** A share such as {@code 1%}, as a part of one; 0 if it is left out. */
  double share(String name) {
    String value = text(name, "0%");
    try {
      double share = Double.parseDouble(value.replaceFirst("%$", "")) / 100;
      if (value.endsWith("%") && share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notAShare(name, value), e);
    }
    throw new IllegalArgumentException(notAShare(name, value));
  }

  private static String notAShare(String name, String value) {
    return "Option --" + name + " is a share such as 1%, not " + value + ".";
  }

  boolean flag(String name) {
    String value = text(name, "no");
    return switch (value) {
      case "yes" -> true;
      case "no" -> false;
      default ->
          throw new IllegalArgumentException(
              "Option --" + name + " is yes or no, not " + value + ".");
    };
  }
}
