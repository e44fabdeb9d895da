package io.fullfunnel.question;

import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.funnel.FunnelReport;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says to one funnel question.
 *
 * @param before null if nothing is compared
 * @param actors who they are, if not people
 */
record Reports(FunnelReport now, @Nullable FunnelReport before, @Nullable ActorDataset actors) {}
