package io.fullfunnel.bench.fuzz;

import java.io.IOException;

/** What is fuzzed: takes any bytes, and throws where what comes out is wrong. */
enum Target {
  /** Single calls of the tracking API. */
  TRACK {
    @Override
    void once(byte[] bytes) throws IOException {
      TrackOracle.single(bytes);
    }
  },
  /** Batches. */
  BATCH {
    @Override
    void once(byte[] bytes) throws IOException {
      TrackOracle.batch(bytes);
    }
  },
  /** Rows of a csv file behind a header. */
  CSV {
    @Override
    void once(byte[] bytes) throws IOException {
      CsvOracle.once(bytes);
    }
  },
  /** Addresses of pages, and the campaigns in them. */
  LINK {
    @Override
    void once(byte[] bytes) {
      LinkOracle.once(bytes);
    }
  },
  /** Lines of a web server's log. */
  LOG {
    @Override
    void once(byte[] bytes) throws IOException {
      LogOracle.once(bytes);
    }
  },
  /** Deliveries of webhooks: their proof, and what is made of them. */
  HOOK {
    @Override
    void once(byte[] bytes) {
      HookOracle.once(bytes);
    }
  };

  /** Tries one input. */
  abstract void once(byte[] bytes) throws IOException;
}
