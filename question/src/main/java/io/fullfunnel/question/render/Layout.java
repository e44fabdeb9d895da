package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of the step lines: number, label, bar, how many, share of the first step, share of the
 * previous with its interval, median time from the previous.
 */
record Layout(int number, int label, int bar) {
  private static final List<String> HEADS = List.of("of first", "move on (95 %)", "median");
  private static final List<Integer> WIDTHS = List.of(12, 9, 21, 9);
  private static final int NARROWEST_BAR = 6;

  static Layout of(int width, int widestLabel, int steps) {
    int label = label(width, widestLabel, steps);
    return new Layout(Integer.toString(steps).length(), label, width - fixed(steps) - label);
  }

  /** The label gives way so that the bar keeps its least width. */
  private static int label(int width, int widest, int steps) {
    return Math.clamp(width - fixed(steps) - NARROWEST_BAR, 1, widest);
  }

  private static int fixed(int steps) {
    return Integer.toString(steps).length() + 4 + WIDTHS.stream().mapToInt(Integer::intValue).sum();
  }

  /** The line above the steps; {@code counted} is what they count, at most 11 letters. */
  String head(String counted) {
    List<String> heads = new ArrayList<>(List.of(counted));
    heads.addAll(HEADS);
    return " ".repeat(number + 1) + TextWidth.left("", label + 1 + bar + 1) + cells(heads);
  }

  String line(int step, String name, List<String> cells, String bar) {
    return TextWidth.right(Integer.toString(step), number)
        + "  "
        + TextWidth.left(name, label)
        + " "
        + bar
        + " "
        + cells(cells).substring(1);
  }

  private static String cells(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(TextWidth.right(cells.get(i), WIDTHS.get(i)));
    }
    return line.toString().stripTrailing();
  }
}
