package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.fault.DiskFault;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known afterwards: of refused events, and of a disk that failed for a while. */
class OnRecordTest {
  private static final String DONE = "200 {\"success\":true}";

  @TempDir Path folder;

  private static String event(String id) {
    return "{\"messageId\":\"" + id + "\",\"userId\":\"u\",\"event\":\"A\"}";
  }

  private Check check() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder);
        OpenWorkspaces open = new OpenWorkspaces(new Workspaces(data))) {
      return open.with("shop", Workspace::check);
    }
  }

  /** The conservation law with those that did not go in, after the process has ended. */
  @Test
  void refusedEventsAreCounted() throws IOException {
    try (TestShop shop = new TestShop(folder)) {
      assertThat(shop.call("/v1/t", event("m1"))).isEqualTo(DONE);
      assertThat(shop.call("/v1/t", event("m1"))).isEqualTo(DONE);
      assertThat(shop.call("/v1/t", "{\"event\":\"A\"}")).contains("no_user_anon_id");
      assertThat(shop.call("/v1/b", "{\"batch\":[1,{},{\"type\":\"page\",\"userId\":\"u\"}]}"))
          .contains("\"accepted\":1,");
      assertThat(shop.call("/v1/t", "no JSON")).contains("bad_json");
    }
    Check check = check();
    assertThat(
            check.received()
                + " = "
                + check.refused()
                + " + "
                + check.duplicate()
                + " + "
                + check.failed()
                + " + "
                + check.present())
        .isEqualTo("6 = 1 + 1 + 2 + 2"); // a number has nothing that could be mended
    assertThat(check.balanced()).isTrue();
    assertThat(check()).isEqualTo(check); // also as the derived files have it
  }

  /** F05, F06: a disk that confirms nothing is told, and taken into use again by itself. */
  @Test
  void aDiskThatFailsForAWhile() throws IOException {
    try (TestShop shop = new TestShop(folder)) {
      assertThat(shop.call("/v1/t", event("m1"))).isEqualTo(DONE);
      try (DiskFault fault = DiskFault.in(shop.journals())) {
        for (int i = 0; i < 3; i++) {
          assertThat(shop.call("/v1/t", "{\"userId\":\"u\",\"event\":\"lost\"}"))
              .as("%s", fault)
              .startsWith("503 ")
              .contains("nothing of them was acknowledged");
        }
        assertThat(shop.collector().isHealthy()).isFalse();
      }
      assertThat(shop.call("/v1/t", event("m2"))).isEqualTo(DONE);
      assertThat(shop.collector().isHealthy()).isTrue();
      assertThat(shop.stored()).hasSize(2).noneMatch(message -> message.contains("lost"));
      assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
    }
  }
}
