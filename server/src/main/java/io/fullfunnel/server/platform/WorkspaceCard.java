package io.fullfunnel.server.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as the list of workspaces shows it.
 *
 * @param weekStart {@code monday} or {@code sunday}
 * @param model the preset that the home page shows
 * @param simulated whether its data came from the simulator
 * @param from time of the first event, if there is one
 * @param to time of the last event, if there is one
 */
public record WorkspaceCard(
    String name,
    String zone,
    String currency,
    String weekStart,
    String model,
    Instant created,
    boolean simulated,
    long events,
    long people,
    @Nullable Instant from,
    @Nullable Instant to) {}
