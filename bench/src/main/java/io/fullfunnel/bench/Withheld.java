package io.fullfunnel.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.List;

/**
 * The same events in two files: the second has the first event of some people, so that these are
 * promoted when it is imported after the first one. Together they hold the rows of the one file
 * that other systems read.
 *
 * @param share of the people
 */
record Withheld(Traffic traffic, double share) {
  private static final int PARTS = 10_000;

  /** Writes what is not there yet: the large file, then the small one. */
  List<Path> files(Path work) throws IOException {
    String name =
        "traffic-%d-%d-held-%d"
            .formatted(traffic.rows(), traffic.seed(), Math.round(share * PARTS));
    Path most = work.resolve(name + "-most.csv");
    Path rest = work.resolve(name + "-rest.csv");
    if (!Files.exists(rest)) {
      Path begun = work.resolve(name + ".part");
      try (OutputStream out = Files.newOutputStream(begun);
          OutputStream late = Files.newOutputStream(most)) {
        write(
            new RowWriter(late, RowWriter.Format.CSV, traffic.seed()),
            new RowWriter(out, RowWriter.Format.CSV, traffic.seed()));
      }
      Files.move(begun, rest, StandardCopyOption.REPLACE_EXISTING);
    }
    return List.of(most, rest);
  }

  private void write(RowWriter most, RowWriter rest) {
    BitSet begun = new BitSet();
    traffic.forEach((second, person, visit, event) -> {
      boolean held = isHeld(person) && !begun.get(person);
      begun.set(person);
      (held ? rest : most).row(second, person, visit, event);
    });
    most.flush();
    rest.flush();
  }

  private boolean isHeld(int person) {
    return person % PARTS < Math.round(share * PARTS);
  }
}
