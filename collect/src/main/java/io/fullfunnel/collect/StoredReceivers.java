package io.fullfunnel.collect;

import io.fullfunnel.store.receivers.Receiver;
import io.fullfunnel.store.receivers.ReceiverBook;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The receivers as the data directory holds them, for a process that has it alone. */
public final class StoredReceivers implements Receivers {
  private final Map<String, ReceiverBook> books = new LinkedHashMap<>();

  private StoredReceivers() {}

  /** Reads the receivers of all workspaces. */
  public static StoredReceivers read(Workspaces all) throws IOException {
    StoredReceivers read = new StoredReceivers();
    for (Settings settings : all.list()) {
      read.books.put(settings.name(), all.receivers(settings.name()));
    }
    return read;
  }

  /** How many there are. */
  public int size() {
    return books.values().stream().mapToInt(book -> book.list().size()).sum();
  }

  @Override
  public @Nullable Found at(String address) {
    for (Map.Entry<String, ReceiverBook> book : books.entrySet()) {
      Optional<Receiver> receiver = book.getValue().at(address);
      if (receiver.isPresent()) {
        return new Found(book.getKey(), receiver.get());
      }
    }
    return null;
  }
}
