package io.fullfunnel.store.workspace;

/** Tells whether somebody still appends; waits a little before it says yes. */
interface Running {
  boolean stillRunning();
}
