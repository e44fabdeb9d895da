package io.fullfunnel.store.workspace;

import java.io.IOException;

/** What an open workspace asks of the process that holds others open too. */
interface Room {
  /** A process that holds one. */
  Room ENOUGH =
      new Room() {
        @Override
        public void open(long bytes) {}

        @Override
        public void keeps(long bytes) {}

        @Override
        public void takeTable() {}

        @Override
        public void giveTable() {}
      };

  /**
   * Asks before people are read into memory.
   *
   * @param bytes that they take, about
   * @throws BusyException if others in use leave too little for longer than a moment
   */
  void open(long bytes) throws IOException;

  /** Says that so many bytes more are about to be kept. */
  void keeps(long bytes);

  /**
   * Asks before an event table is opened.
   *
   * @throws BusyException if all are in use for longer than a moment
   */
  void takeTable() throws IOException;

  /** Says that an event table was closed. */
  void giveTable();
}
