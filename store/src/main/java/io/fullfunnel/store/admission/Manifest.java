package io.fullfunnel.store.admission;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one file that says which files make up the state, and up to which sequence it goes. */
record Manifest(
    long position,
    long duplicates,
    long checkHigh,
    long checkLow,
    long nextFile,
    List<RunFile> runs,
    List<VerdictFile> verdicts) {
  private static final int VERSION = 1;
  private static final int FIXED = 4 + 5 * 8 + 4 + 4;

  record RunFile(long file, long count) {}

  record VerdictFile(long range, long file) {}

  static Path path(Path directory) {
    return directory.resolve("manifest");
  }

  void write(Path directory) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(FIXED + 16 * (runs.size() + verdicts.size()));
    out.putInt(VERSION).putLong(position).putLong(duplicates);
    out.putLong(checkHigh).putLong(checkLow).putLong(nextFile);
    out.putInt(runs.size()).putInt(verdicts.size());
    for (RunFile run : runs) {
      out.putLong(run.file()).putLong(run.count());
    }
    for (VerdictFile file : verdicts) {
      out.putLong(file.range()).putLong(file.file());
    }
    SealedFile.write(path(directory), out.array());
  }

  /** Null where nothing was ever written. */
  static @Nullable Manifest read(Path directory) throws IOException {
    Path path = path(directory);
    byte[] content;
    try {
      content = SealedFile.read(path);
    } catch (NoSuchFileException e) {
      try (DirectoryStream<Path> rest = Files.newDirectoryStream(directory, "{run-*,refused-*}")) {
        if (rest.iterator().hasNext()) {
          throw new DamagedException(path, "it is missing");
        }
      }
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(content);
    if (content.length < FIXED || in.getInt() != VERSION) {
      throw new DamagedException(path, "another version of the program wrote it");
    }
    long position = in.getLong();
    long duplicates = in.getLong();
    long checkHigh = in.getLong();
    long checkLow = in.getLong();
    long nextFile = in.getLong();
    int runCount = in.getInt();
    int verdictCount = in.getInt();
    if (in.remaining() != 16L * (runCount + verdictCount)) {
      throw new DamagedException(path, "its list of files is not whole");
    }
    List<RunFile> runs = new ArrayList<>();
    for (int i = 0; i < runCount; i++) {
      runs.add(new RunFile(in.getLong(), in.getLong()));
    }
    List<VerdictFile> verdicts = new ArrayList<>();
    for (int i = 0; i < verdictCount; i++) {
      verdicts.add(new VerdictFile(in.getLong(), in.getLong()));
    }
    return new Manifest(position, duplicates, checkHigh, checkLow, nextFile, runs, verdicts);
  }
}
