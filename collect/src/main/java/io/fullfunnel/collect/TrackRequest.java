package io.fullfunnel.collect;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A call of the tracking API, by whatever front it came.
 *
 * @param body as it came, packed or not
 * @param gzip whether the client says that it is packed
 * @param key that stands in the headers; null if it is to be found in the body
 * @param client the client's address
 * @param agent what the client calls itself
 * @param objects whether the browser says that its user objects to be followed: Global Privacy
 *     Control, or Do Not Track
 * @param origin of the page, as the browser says; null for who is none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record TrackRequest(
    Route route,
    byte[] body,
    boolean gzip,
    @Nullable String key,
    @Nullable InetAddress client,
    @Nullable String agent,
    boolean objects,
    @Nullable String origin) {

  /** A call of a client that is no browser. */
  public TrackRequest(
      Route route,
      byte[] body,
      boolean gzip,
      @Nullable String key,
      @Nullable InetAddress client,
      @Nullable String agent) {
    this(route, body, gzip, key, client, agent, false, null);
  }

  /**
   * Whether the headers of a browser say that its user objects.
   *
   * @param gpc of {@code Sec-GPC}
   * @param dnt of {@code DNT}
   */
  public static boolean objects(@Nullable String gpc, @Nullable String dnt) {
    return says(gpc) || says(dnt);
  }

  private static boolean says(@Nullable String header) {
    return header != null && !header.isBlank() && !header.strip().equals("0");
  }
}
