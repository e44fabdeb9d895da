package io.fullfunnel.store.backup;

import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.erasure.Erasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a restore learns who was erased after its backup was made: other backups beside it, and
 * places that were named. Data directories and backups have their workspaces at the same place.
 */
record ErasureLogs(List<Path> places) {
  private static final String WORKSPACES = "workspaces";

  /**
   * The logs that a restore of this backup heeds.
   *
   * @param named data directories or backups
   * @throws DataException if one of them is neither
   */
  static ErasureLogs around(Path backup, List<Path> named) throws IOException {
    List<Path> places = new ArrayList<>();
    for (Path place : named) {
      if (!Files.isDirectory(place.resolve(WORKSPACES))) {
        throw new DataException(
            place
                + " is no data directory and no backup. Name the one whose erasures are to hold.");
      }
      places.add(place);
    }
    Path own = backup.toAbsolutePath().normalize();
    Path parent = own.getParent();
    if (parent != null) {
      try (Stream<Path> beside = Files.list(parent)) {
        beside
            .filter(
                place -> !place.equals(own) && Files.isRegularFile(place.resolve(Manifest.NAME)))
            .sorted()
            .forEach(places::add);
      }
    }
    return new ErasureLogs(places);
  }

  /** What these places say of a workspace. */
  List<Erasures> of(String workspace) throws IOException {
    List<Erasures> logs = new ArrayList<>();
    for (Path place : places) {
      Path folder = place.resolve(WORKSPACES).resolve(workspace);
      if (Files.isDirectory(folder)) {
        logs.add(Erasures.open(folder));
      }
    }
    return logs;
  }
}
