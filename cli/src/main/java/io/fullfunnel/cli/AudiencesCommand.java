package io.fullfunnel.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code audiences}: lists the audiences of a workspace and says who belongs to them. */
@Command(name = "audiences", description = "List audiences, set who belongs to one, or remove it.")
final class AudiencesCommand extends DefineCommand {
  AudiencesCommand(Console console) {
    super(
        console,
        new Wording(
            "audiences",
            "audiences",
            "audience",
            "Who belongs to it?",
            "buyers condition.json",
            " is removed."));
  }

  @Override
  String line(JsonNode audience) {
    return String.format(
        Locale.ROOT,
        "%-24s %,12d people  %s",
        audience.path("name").asString(),
        audience.path("people").asLong(),
        audience.path("condition"));
  }
}
