package io.fullfunnel.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of segment files: the first sequence, so that names sort as contents do. */
final class SegmentName {
  private static final Pattern NAME = Pattern.compile("(\\d{19})\\.log");

  private SegmentName() {}

  static Path of(Path directory, long firstSequence) {
    return directory.resolve("%019d.log".formatted(firstSequence));
  }

  /** The segments of a folder by first sequence. */
  static NavigableMap<Long, Path> list(Path directory) throws IOException {
    NavigableMap<Long, Path> segments = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          segments.put(Long.parseLong(name.group(1)), file);
        }
      }
    }
    return segments;
  }
}
