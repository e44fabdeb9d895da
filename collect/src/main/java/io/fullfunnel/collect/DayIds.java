package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What browsers are called that may keep nothing: a keyed hash of workspace, address and agent. The
 * key is drawn anew each day (UTC) and at each start, and stands nowhere but in memory: once it is
 * gone, nobody can tell whose id one was, or find the same browser in two days. Thread-safe.
 */
final class DayIds {
  private static final int SALT_BYTES = 32;
  private static final int ID_BYTES = 16;
  private static final int LONGEST_AGENT = 1_000;

  /** Browsers of a day whose id may be gone on from; beyond, visits begin anew with consent. */
  private static final int MOST = 100_000;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> taken = new HashMap<>();
  private long day = Long.MIN_VALUE;
  private Mac mac = mac();

  DayIds(InstantSource clock) {
    this.clock = clock;
  }

  private Mac mac() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    try {
      Mac made = Mac.getInstance("HmacSHA256");
      made.init(new SecretKeySpec(salt, "HmacSHA256"));
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** What a browser is called today. */
  synchronized String of(String workspace, @Nullable InetAddress client, @Nullable String agent) {
    turn();
    mac.update(workspace.getBytes(UTF_8));
    mac.update((byte) 0);
    mac.update(client == null ? new byte[0] : client.getAddress());
    mac.update((byte) 0);
    String named = agent == null ? "" : agent;
    byte[] hash =
        mac.doFinal(named.substring(0, Math.min(named.length(), LONGEST_AGENT)).getBytes(UTF_8));
    return "day-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }

  /**
   * Whether this id goes on where the day's id ends. Of browsers behind one address with one agent
   * only the first does: two people never become one by this.
   */
  synchronized boolean continues(String dayId, String anonymousId) {
    turn();
    String first = taken.get(dayId);
    if (first == null && taken.size() < MOST) {
      taken.put(dayId, anonymousId);
      return true;
    }
    return anonymousId.equals(first);
  }

  private void turn() {
    long today = Math.floorDiv(clock.millis(), TimeUnit.DAYS.toMillis(1));
    if (today != day) {
      day = today;
      mac = mac();
      taken.clear();
    }
  }
}
