package io.fullfunnel.store.workspace;

import io.fullfunnel.store.arrivals.Arrivals;
import io.fullfunnel.store.consent.Consents;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.privacy.PrivacyBook;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Readers of a journal that read on only when they are asked, beside those that answers need, and
 * the rules that one of them reads by.
 */
record Beside(Arrivals arrivals, Consents consents, PrivacyBook privacy, Unjoined unjoined) {
  private static final System.Logger LOGGER = System.getLogger(Beside.class.getName());

  static Beside open(Path folder, EventLog log, KeyedHash hash) throws IOException {
    return new Beside(
        Arrivals.open(folder, log),
        Consents.open(folder, log, hash),
        PrivacyBook.open(folder),
        new Unjoined());
  }

  /** The journal was changed: what was held of it is read again. */
  void forget() throws IOException {
    arrivals.forget();
    consents.forget();
    unjoined.forget();
  }

  /** Keeps what spares reading at the next opening. */
  void save() {
    keep(arrivals::save);
    keep(consents::save);
  }

  /** Something that spares reading at the next opening; no more than that. */
  interface Sparing {
    void write() throws IOException;
  }

  static void keep(Sparing sparing) {
    try {
      sparing.write();
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "what spares reading could not be kept", e);
    }
  }
}
