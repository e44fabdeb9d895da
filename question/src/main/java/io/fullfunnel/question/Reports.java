package io.fullfunnel.question;

import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.TraceReport;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says to one funnel question.
 *
 * @param before null if nothing is compared
 * @param actors who they are, if not people
 * @param trace one person's attempts, if asked for
 */
record Reports(
    FunnelReport now,
    @Nullable FunnelReport before,
    @Nullable ActorDataset actors,
    @Nullable TraceReport trace) {}
