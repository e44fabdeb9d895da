package io.fullfunnel.store.imports;

/** Somebody who watches an import, and may stop it. */
public interface ImportWatch {
  /** Hears nothing and stops nothing. */
  ImportWatch NONE =
      new ImportWatch() {
        @Override
        public void checked(long fileBytes, long fileSize) {}

        @Override
        public void imported(long rows, long bytes, long bytesTotal) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /** The file is being read through for the first time; bytes of the file itself. */
  void checked(long fileBytes, long fileSize);

  /** Rows are going in; uncompressed bytes. */
  void imported(long rows, long bytes, long bytesTotal);

  /** Whether to stop after the batch in hand; a second run goes on from there. */
  boolean cancelled();
}
