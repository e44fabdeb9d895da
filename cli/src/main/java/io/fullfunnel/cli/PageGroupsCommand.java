package io.fullfunnel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code page-groups}: lists the page groups of a workspace and says which pages they have. */
@Command(
    name = "page-groups",
    description = "List page groups, set which pages one has, or remove it.")
final class PageGroupsCommand extends DefineCommand {
  private final Console console;

  PageGroupsCommand(Console console) {
    super(
        console,
        new Wording(
            "page-groups",
            "pageGroups",
            "page group",
            "Which paths does it have?",
            "Articles paths.json",
            " is removed."));
    this.console = console;
  }

  @Override
  String line(JsonNode group) {
    List<String> about = new ArrayList<>();
    for (String field : List.of("topic", "stage", "intent")) {
      if (group.path(field).isString()) {
        about.add(field + " " + group.path(field).stringValue());
      }
    }
    return String.format(
            Locale.ROOT,
            "%-24s %,12d views %,12d people  %s  %s",
            group.path("name").asString(),
            group.path("views").asLong(),
            group.path("people").asLong(),
            group.path("paths"),
            String.join(", ", about))
        .stripTrailing();
  }

  @Override
  void afterList(JsonNode all) {
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%-24s %,12d views",
                "without a group",
                all.path("ungrouped").asLong()));
    for (JsonNode proposal : all.path("proposals")) {
      console
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "  perhaps %-14s %,12d views of %,d pages  %s",
                  proposal.path("name").asString(),
                  proposal.path("views").asLong(),
                  proposal.path("pages").asLong(),
                  proposal.path("paths")));
    }
  }
}
