package io.fullfunnel.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The simulated shop Kornblume: writes a year of its messages, deals, spend and posts. The same
 * parameters give the same bytes. Everything in it is SIMULATED.
 */
public final class Simulator {
  private static final int BUFFER = 1 << 16;

  private final Parameters parameters;

  public Simulator(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * What was written.
   *
   * @param messages Segment's messages, one a line, person by person
   * @param deals csv for {@code --into deals}
   * @param spend csv with the columns of {@code --into spend}
   * @param posts csv with the columns of {@code --into posts}
   * @param spentCents the sum of the spend
   */
  public record Written(
      Path messages, Path deals, Path spend, Path posts, long count, long spentCents) {}

  /**
   * Writes the year into a folder that exists.
   *
   * @throws IOException if a file cannot be written
   */
  public Written write(Path folder) throws IOException {
    VisitPlan plan = new VisitPlan(parameters);
    String name = parameters.idPrefix();
    Path messages = folder.resolve(name + ".ndjson");
    long count;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(messages), BUFFER)) {
      count = messages(plan, out);
    }
    Path deals = folder.resolve(name + ".deals.csv");
    DealFile.write(plan, deals);
    Path spend = folder.resolve(name + ".spend.csv");
    long cents = new SpendFile(plan).write(spend);
    Path posts = folder.resolve(name + ".posts.csv");
    PostFile.write(parameters, posts);
    return new Written(messages, deals, spend, posts, count, cents);
  }

  private long messages(VisitPlan plan, OutputStream out) {
    try (MessageWriter writer = new MessageWriter(out, parameters.idPrefix())) {
      PersonScript script = new PersonScript(plan, writer);
      int last = -1;
      for (int visit : plan.visits.byPersonAndTime()) {
        int person = plan.visits.person[visit];
        if (person != last) {
          script.begin(person);
          last = person;
        }
        script.visit(visit);
      }
      return writer.count();
    }
  }
}
