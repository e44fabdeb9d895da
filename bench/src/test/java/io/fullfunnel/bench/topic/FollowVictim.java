package io.fullfunnel.bench.topic;

import java.io.IOException;
import java.nio.file.Path;

/** Follows a topic until it is killed, or until so many records are in the journal. */
final class FollowVictim {
  private FollowVictim() {}

  /** Arguments: the data directory, the broker's port, records. */
  public static void main(String[] args) throws IOException {
    try (TopicShop shop = new TopicShop(Path.of(args[0]))) {
      shop.follow(TopicShop.address(Integer.parseInt(args[1])), false);
      shop.reached(Long.parseLong(args[2]));
    }
  }
}
