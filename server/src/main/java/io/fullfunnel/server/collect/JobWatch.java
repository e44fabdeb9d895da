package io.fullfunnel.server.collect;

import io.fullfunnel.store.imports.ImportWatch;

/** Tells a job how far its import is, and the import whether to stop. */
final class JobWatch implements ImportWatch {
  private static final long EVERY_NANOS = 100_000_000L;

  private final Job job;
  private long told;
  private long importing;

  JobWatch(Job job) {
    this.job = job;
  }

  @Override
  public void checked(long fileBytes, long fileSize) {
    if (isTime()) {
      job.at(new Job.Progress(0, 0, null, 0, null, "reading"));
    }
  }

  @Override
  public void imported(long rows, long bytes, long bytesTotal) {
    long now = System.nanoTime();
    if (importing == 0) {
      importing = now;
    }
    boolean all = bytes >= bytesTotal;
    if (!all && !isTime()) {
      return;
    }
    double seconds = Math.max(1e-3, (now - importing) / 1e9);
    double share = bytesTotal == 0 ? 1 : Math.min(1, (double) bytes / bytesTotal);
    Long left = share > 0 ? Math.round(seconds / share - seconds) : null;
    job.at(
        new Job.Progress(
            rows,
            0,
            share,
            Math.round(rows / seconds),
            all ? null : left,
            all ? "answering" : "reading"));
  }

  @Override
  public boolean cancelled() {
    return job.isCancelled();
  }

  private boolean isTime() {
    long now = System.nanoTime();
    if (now - told < EVERY_NANOS) {
      return false;
    }
    told = now;
    return true;
  }
}
