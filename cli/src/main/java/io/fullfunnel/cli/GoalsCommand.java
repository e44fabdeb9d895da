package io.fullfunnel.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code goals}: lists the goals of a workspace and says what they mean. */
@Command(name = "goals", description = "List goals, set what one means, or give it its default.")
final class GoalsCommand extends DefineCommand {
  GoalsCommand(Console console) {
    super(
        console,
        new Wording(
            "goals",
            "goals",
            "goal",
            "Which events does it mean?",
            "sale matcher.json",
            " is as it was before it was set."));
  }

  @Override
  String line(JsonNode goal) {
    return String.format(
        Locale.ROOT,
        "%-12s %-8s %,12d events %,12d people  %s",
        goal.path("name").asString(),
        goal.path("kind").asString(),
        goal.path("events").asLong(),
        goal.path("people").asLong(),
        meaning(goal));
  }

  private static String meaning(JsonNode goal) {
    JsonNode likely = goal.path("looksLike");
    String proposal =
        likely.isObject()
            ? String.format(
                Locale.ROOT,
                "; %s (%,d events) looks like it",
                likely.path("event").asString(),
                likely.path("events").asLong())
            : "";
    return (goal.path("match").isNull() ? "not set" : goal.path("match").toString()) + proposal;
  }
}
