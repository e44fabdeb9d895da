package io.fullfunnel.engine;

/** Runs a question over a dataset. Every engine gives the same bits. */
public interface Engine {
  /**
   * Answers one question.
   *
   * @throws AnalysisException with code CANCELLED if {@code progress} says so
   */
  <R> R run(Analysis<R> analysis, Dataset dataset, Progress progress);

  default <R> R run(Analysis<R> analysis, Dataset dataset) {
    return run(analysis, dataset, Progress.NONE);
  }
}
