package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One run of the program: finds the command, runs it, turns every error into one sentence. */
final class Program {
  private final Console console;

  Program(Console console) {
    this.console = console;
  }

  /** Runs one command and gives its exit code. */
  int run(String... args) {
    int code;
    try {
      code = commandLine().execute(args);
    } catch (OutOfMemoryError e) {
      return Failures.report(e, console, false);
    }
    if (console.out().checkError() && code == ExitCode.DONE) {
      console.say("The result could not be written to standard output.");
      return ExitCode.FAILED;
    }
    return code;
  }

  private CommandLine commandLine() {
    CommandLine line = new CommandLine(new Root());
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new ImportCommand(console));
    line.addSubcommand(new AskCommand(console));
    line.addSubcommand(new ExportCommand(console));
    line.addSubcommand(new ServeCommand(console));
    line.addSubcommand(new CollectCommand(console));
    line.addSubcommand(new WarmUpCommand());
    line.addSubcommand(new WorkspaceCommand(console));
    line.addSubcommand(new KeyCommand(console));
    line.addSubcommand(new PersonCommand(console));
    line.addSubcommand(new GoalsCommand(console));
    line.addSubcommand(new AudiencesCommand(console));
    line.addSubcommand(new PageGroupsCommand(console));
    line.addSubcommand(new WebhooksCommand(console));
    line.addSubcommand(new ModelsCommand(console));
    line.addSubcommand(new ChannelsCommand(console));
    line.addSubcommand(new TrafficCommand(console));
    line.addSubcommand(new LinksCommand(console));
    line.addSubcommand(new PrivacyCommand(console));
    line.addSubcommand(new FailedCommand(console));
    line.addSubcommand(new CheckCommand(console));
    line.addSubcommand(new BackupCommand(console));
    line.addSubcommand(new RestoreCommand(console));
    line.addSubcommand(new VersionCommand(console));
    line.setOut(new PrintWriter(console.out(), true, UTF_8));
    line.setErr(new PrintWriter(console.err(), true, UTF_8));
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler(this::wrongCommand);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    return line;
  }

  private int wrongCommand(ParameterException e, String[] args) {
    console.say(CommandErrors.sentence(e));
    return ExitCode.WRONG;
  }

  private int failed(Exception e, CommandLine command) {
    return Failures.report(e, console, isVerbose(command));
  }

  private static boolean isVerbose(CommandLine command) {
    return command.getParseResult().hasMatchedOption("--verbose");
  }

  /** The program without a command: says what there is. */
  @Command(
      name = "fullfunnel",
      description = "A self-hosted full-funnel marketing system: events in, funnels out.",
      synopsisSubcommandLabel = "COMMAND")
  static final class Root implements Runnable {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this text.")
    boolean help;

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), CommandErrors.NO_COMMAND);
    }
  }
}
