package io.fullfunnel.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms and their directions. */
class ModulithTest {
  @Test
  void roomsSeeOnlyWhatTheyMay() {
    ApplicationModules.of(ServerApplication.class).verify();
  }
}
