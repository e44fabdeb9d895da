package io.fullfunnel.demo.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.demo.LiveShop;
import io.fullfunnel.demo.Parameters;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The shop going on while a server runs: a simulated message every two seconds. */
public final class Trickle implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Trickle.class.getName());
  private static final long EVERY_SECONDS = 2;

  private final LiveShop shop;
  private final InstantSource clock;
  private final Taking taking;
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("simulated shop").factory());

  private Trickle(LiveShop shop, InstantSource clock, Taking taking) {
    this.shop = shop;
    this.clock = clock;
    this.taking = taking;
  }

  /** Where the messages go. */
  public interface Taking {
    /** Takes one of Segment's messages as JSON in UTF-8. */
    void take(byte[] message) throws IOException;
  }

  /** Begins with the message of this moment. */
  public static Trickle start(Parameters parameters, InstantSource clock, Taking taking) {
    Trickle trickle = new Trickle(new LiveShop(parameters), clock, taking);
    var _ = trickle.beats.scheduleAtFixedRate(trickle::one, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    return trickle;
  }

  /** The latest that has happened by now. */
  private void one() {
    try {
      LiveShop.Message message = shop.next(clock.instant().minusSeconds(EVERY_SECONDS));
      taking.take(message.json().getBytes(UTF_8));
    } catch (IOException | RuntimeException e) {
      // The next one may go in again; a shop that stands still must not stop the server.
      LOGGER.log(System.Logger.Level.WARNING, "A simulated message could not be taken", e);
    }
  }

  @Override
  public void close() {
    beats.shutdownNow();
  }
}
