package io.fullfunnel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One way to write a question in SQL; {@code $1} to {@code $5} stand for the steps. */
record Variant(String name, String sql) {
  /** Reads a file in which {@code -- @NAME} begins each variant. */
  static List<Variant> read(Path file) throws IOException {
    List<Variant> variants = new ArrayList<>();
    String[] parts = Files.readString(file).split("(?m)^-- @", -1);
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      variants.add(new Variant(parts[i].substring(0, end), parts[i].substring(end).strip()));
    }
    return variants;
  }

  String with(List<String> steps) {
    String text = sql;
    for (int step = 0; step < steps.size(); step++) {
      text = text.replace("$" + (step + 1), "'" + steps.get(step) + "'");
    }
    return text;
  }
}
