package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.filter.EventFilter;
import java.io.Serializable;

/** One step: the events that take a person to it. */
public record FunnelStep(String label, EventFilter filter) implements Serializable {}
