package io.fullfunnel.store.workspace;

import io.fullfunnel.store.table.Ids;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import of deals says about people whose deal is dated before all else they did. */
public final class EarlyDeals {
  private static final int SHOWN = 10;

  private EarlyDeals() {}

  /** No sentence if there is nobody. */
  public static List<String> of(Workspace workspace) throws IOException {
    List<DealOrder.Early> early = DealOrder.early(workspace.snapshot());
    List<String> lines = new ArrayList<>();
    if (early.isEmpty()) {
      return lines;
    }
    lines.add(
        (early.size() == 1
                ? "1 person has a deal dated before every other event"
                : "%,d people have a deal dated before every other event".formatted(early.size()))
            + ", so no funnel from a lead to that deal counts them:");
    for (DealOrder.Early each : early.subList(0, Math.min(SHOWN, early.size()))) {
      lines.add(
          "  %s: deal %s, first other event %s"
              .formatted(
                  who(workspace.ask(table -> table.idsOf(each.dealSequence()))),
                  Instant.ofEpochMilli(each.dealMillis()),
                  Instant.ofEpochMilli(each.firstMillis())));
    }
    if (early.size() > SHOWN) {
      lines.add("  and %,d more".formatted(early.size() - SHOWN));
    }
    return lines;
  }

  private static String who(@Nullable Ids ids) {
    if (ids == null) {
      return "(unknown)";
    }
    String id = ids.userId() != null ? ids.userId() : ids.anonymousId();
    return id != null ? id : String.valueOf(ids.email());
  }
}
