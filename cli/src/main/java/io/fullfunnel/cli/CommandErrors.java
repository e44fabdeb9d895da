package io.fullfunnel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The sentence for a command that cannot be understood. */
final class CommandErrors {
  static final String NO_COMMAND = "a command is missing";

  private CommandErrors() {}

  static String sentence(ParameterException e) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().getFirst(), command);
    }
    if (e instanceof MissingParameterException missing) return missing(missing, command);
    if (NO_COMMAND.equals(e.getMessage())) {
      return "Which command? There are "
          + String.join(", ", commands(command))
          + "; fullfunnel --help shows what each does.";
    }
    return asSentence(e.getMessage()) + " " + seeHelp(command);
  }

  private static String unknown(String word, CommandLine command) {
    if (word.startsWith("-")) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return "There is no option " + name + "." + meant(name, options(command), command);
    }
    if (command.getSubcommands().isEmpty()) {
      return name(command) + " does not take \"" + word + "\". " + seeHelp(command);
    }
    return "There is no command " + word + "." + meant(word, commands(command), command);
  }

  private static String missing(MissingParameterException e, CommandLine command) {
    List<String> names = new ArrayList<>();
    for (ArgSpec argument : e.getMissing()) {
      names.add(
          argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel());
    }
    if (names.isEmpty()) return asSentence(e.getMessage()) + " " + seeHelp(command);
    return name(command) + " needs " + String.join(" and ", names) + ". " + seeHelp(command);
  }

  private static String meant(String word, List<String> known, CommandLine command) {
    String nearest = Nearest.to(word, known);
    return nearest == null ? " " + seeHelp(command) : " Did you mean " + nearest + "?";
  }

  private static String seeHelp(CommandLine command) {
    return "See: " + name(command) + " --help";
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static List<String> commands(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> options(CommandLine command) {
    return List.copyOf(command.getCommandSpec().optionsMap().keySet());
  }

  private static String asSentence(@Nullable String message) {
    if (message == null) return "The command is not understood.";
    return message.endsWith(".") ? message : message + ".";
  }
}
