package io.fullfunnel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to write a question in SQL; {@code $1} to {@code $5} stand for the steps.
 *
 * @param questions that can be asked so
 * @param slow whether another way was always quicker, so that it may be left out
 */
record Variant(List<String> questions, String name, boolean slow, String sql) {
  private static final String SLOW = ", slow";

  Variant {
    questions = List.copyOf(questions);
  }

  /** Reads a file in which {@code -- @QUESTION QUESTION: NAME} begins each variant. */
  static List<Variant> read(Path file) throws IOException {
    List<Variant> variants = new ArrayList<>();
    String[] parts = Files.readString(file).split("(?m)^-- @", -1);
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      String[] head = parts[i].substring(0, end).split(": ", 2);
      boolean slow = head[1].endsWith(SLOW);
      String name = slow ? head[1].substring(0, head[1].length() - SLOW.length()) : head[1];
      String sql = parts[i].substring(end).strip();
      variants.add(
          new Variant(
              List.of(head[0].split(" ", -1)),
              name,
              slow,
              sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql));
    }
    return variants;
  }

  String of(Questions.Asked question) {
    String text = sql;
    for (int step = 0; step < question.steps().size(); step++) {
      text = text.replace("$" + (step + 1), "'" + question.steps().get(step) + "'");
    }
    return text;
  }
}
