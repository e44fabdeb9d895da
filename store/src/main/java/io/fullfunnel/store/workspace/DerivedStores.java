package io.fullfunnel.store.workspace;

import io.fullfunnel.store.admission.Admission;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.timelines.Timelines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens what a workspace derives from its journal. What cannot be read back, or is ahead of the
 * journal, is thrown away and begun again, and that is said.
 */
final class DerivedStores {
  private final Path folder;
  private final Means means;
  private final byte[] secret;
  private final EventLog log;
  private final List<String> rebuilt = new ArrayList<>();

  DerivedStores(Path folder, Means means, byte[] secret, EventLog log) {
    this.folder = folder;
    this.means = means;
    this.secret = secret;
    this.log = log;
  }

  /** What had to be made again, as sentences. */
  List<String> rebuilt() {
    return rebuilt;
  }

  /**
   * Throws away the store that a damaged file belongs to; it must not be open.
   *
   * @throws DamagedException if the file is none that can be made again
   */
  void drop(DamagedException why) throws IOException {
    Path file = why.file();
    if (file.startsWith(folder.resolve(Readers.SHARDS))) {
      again("shards", why);
      Folders.remove(folder.resolve(Readers.SHARDS));
    } else if (file.startsWith(folder.resolve(Readers.ADMITTED))) {
      again("admission index", why);
      Folders.remove(folder.resolve(Readers.ADMITTED));
    } else if (EventTable.isPartOf(folder, file)) {
      again("event table", why);
      EventTable.delete(folder);
    } else {
      throw why;
    }
  }

  ControlLog control() throws IOException {
    Path file = folder.resolve("imports");
    try {
      return ControlLog.open(file, log);
    } catch (DamagedException e) {
      again("list of imports", e);
      Folders.remove(file);
      return ControlLog.open(file, log);
    }
  }

  Admission admission() throws IOException {
    Path place = folder.resolve(Readers.ADMITTED);
    try {
      Admission open = Admission.open(place, secret);
      if (open.position() <= log.end()) {
        return open;
      }
      open.close();
      rebuilt.add("The admission index was ahead of the journal and was made again.");
    } catch (DamagedException e) {
      again("admission index", e);
    }
    Folders.remove(place);
    return Admission.open(place, secret);
  }

  Timelines timelines(Guards guards) throws IOException {
    Path place = folder.resolve(Readers.SHARDS);
    KeyedHash hash = KeyedHash.of(secret);
    try {
      Timelines open = Timelines.open(place, means.temporary(), hash, guards);
      if (open.position() <= log.end()) {
        return open;
      }
      open.close();
      rebuilt.add("The shards were ahead of the journal and were made again.");
    } catch (DamagedException e) {
      again("shards", e);
    }
    Folders.remove(place);
    return Timelines.open(place, means.temporary(), hash, guards);
  }

  /** Opens the event table; {@link #close} closes it. */
  EventTable table() throws IOException {
    means.room().takeTable();
    boolean opened = false;
    try {
      EventTable table = opened();
      opened = true;
      return table;
    } finally {
      if (!opened) {
        means.room().giveTable();
      }
    }
  }

  void close(EventTable table) throws IOException {
    try {
      table.close();
    } finally {
      means.room().giveTable();
    }
  }

  private EventTable opened() throws IOException {
    try {
      EventTable open = EventTable.open(folder, means.temporary(), means.tableMemory());
      if (open.position() <= log.end()) {
        return open;
      }
      open.close();
      rebuilt.add("The event table was ahead of the journal and was made again.");
    } catch (DamagedException e) {
      again("event table", e);
    }
    EventTable.delete(folder);
    return EventTable.open(folder, means.temporary(), means.tableMemory());
  }

  private void again(String what, DamagedException why) {
    rebuilt.add("Made again from the journal, the " + what + ": " + why.getMessage());
  }
}
