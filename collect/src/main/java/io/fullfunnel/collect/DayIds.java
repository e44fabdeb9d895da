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

  /** Ids of a day that may go on from another; beyond, visits begin anew with consent. */
  private static final int MOST = 100_000;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** How often somebody went on from what a browser is called. */
  private final Map<String, Integer> rounds = new HashMap<>();

  /** From which id each of these went on, to be told the same again. */
  private final Map<String, String> goneOn = new HashMap<>();

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

  /** A browser, as far as it can be told from others: what it is called first today. */
  synchronized String browser(
      String workspace, @Nullable InetAddress client, @Nullable String agent) {
    turn();
    mac.update(workspace.getBytes(UTF_8));
    mac.update((byte) 0);
    mac.update(client == null ? new byte[0] : client.getAddress());
    mac.update((byte) 0);
    String named = agent == null ? "" : agent;
    return id(named.substring(0, Math.min(named.length(), LONGEST_AGENT)));
  }

  private String id(String last) {
    return "day-" + HexFormat.of().formatHex(mac.doFinal(last.getBytes(UTF_8)), 0, ID_BYTES);
  }

  /** What a browser is called now. */
  synchronized String of(String browser) {
    int round = rounds.getOrDefault(browser, 0);
    return round == 0 ? browser : id(browser + " " + round);
  }

  /**
   * What a browser was called until it was given an id; null if too many were given one today. From
   * then on it is called otherwise: who shares its address and agent, and what it does after
   * consent is withdrawn, never belongs to that id.
   */
  synchronized @Nullable String until(String browser, String anonymousId) {
    String key = browser + " " + anonymousId;
    String before = goneOn.get(key);
    if (before == null && goneOn.size() < MOST) {
      before = of(browser);
      goneOn.put(key, before);
      rounds.merge(browser, 1, Integer::sum);
    }
    return before;
  }

  private void turn() {
    long today = Math.floorDiv(clock.millis(), TimeUnit.DAYS.toMillis(1));
    if (today != day) {
      day = today;
      mac = mac();
      rounds.clear();
      goneOn.clear();
    }
  }
}
