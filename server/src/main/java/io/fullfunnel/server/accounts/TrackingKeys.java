package io.fullfunnel.server.accounts;

import io.fullfunnel.collect.KeyBook;
import io.fullfunnel.collect.Sender;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys by which events are sent. */
@Component
public class TrackingKeys implements KeyBook {
  private final KeyRing keys;

  TrackingKeys(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public @Nullable Sender find(String text) throws IOException {
    return keys.find(text).map(TrackingKeys::sender).orElse(null);
  }

  private static @Nullable Sender sender(Caller.Key key) {
    return switch (key.scope()) {
      case WRITE -> new Sender(key.workspace(), key.id(), false);
      case SERVER -> new Sender(key.workspace(), key.id(), true);
      case ASK, ADMIN -> null;
    };
  }
}
