package io.fullfunnel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What another system is to do.
 *
 * @param home the directory {@code bench} of the sources
 * @param questions that it is asked
 * @param csv the events
 * @param work where their data is kept
 * @param runs of each question
 * @param slow whether it is asked in ways too that were never the quickest
 * @param loaded whether what it has from before is taken
 */
record PeerRun(
    Path home,
    List<Questions.Asked> questions,
    Path csv,
    Path work,
    int threads,
    int runs,
    boolean slow,
    boolean loaded) {
  PeerRun {
    questions = List.copyOf(questions);
  }

  /** Whether data of this name is there and may be taken. */
  boolean has(String name) {
    return loaded && Files.exists(data(name));
  }

  /** Its own data, of so many events. */
  Path data(String name) {
    String file = csv.getFileName().toString();
    return work.resolve(name + "-" + file.substring(0, file.lastIndexOf('.')));
  }
}
