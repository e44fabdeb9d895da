package io.fullfunnel.store.receivers;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A place where one service's deliveries come in.
 *
 * @param id what it is called in lists and in the journal
 * @param address the end of {@code /in/…}
 * @param preset the mapping that it began with
 * @param header that holds the proof; the empty text for that which is usual
 * @param versions of its mapping, the oldest first
 */
public record Receiver(
    String id,
    String address,
    String name,
    String preset,
    Proof proof,
    String header,
    String secret,
    Instant created,
    List<Version> versions) {

  public Receiver {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("receiver " + id + " has no mapping");
    }
  }

  /** How a delivery proves where it comes from. */
  public enum Proof {
    /** Standard Webhooks: id, time and body are signed. */
    STANDARD,
    /** As GitHub does: the body is signed. */
    GITHUB,
    /** As Stripe does: time and body are signed. */
    STRIPE,
    /** The secret itself, in a header or as the password of Basic. */
    SECRET;

    /** As people write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One version of the mapping.
   *
   * @param by who saved it, as they are called
   * @param mapping JSON
   */
  public record Version(int number, Instant at, String by, String mapping) {}

  /** The mapping that counts. */
  public String mapping() {
    return versions.getLast().mapping();
  }

  /** It under another name, with another proof or secret. */
  public Receiver with(String newName, Proof newProof, String newHeader, String newSecret) {
    return new Receiver(
        id, address, newName, preset, newProof, newHeader, newSecret, created, versions);
  }

  /** It with one version more. */
  public Receiver with(Version version) {
    List<Version> more = new java.util.ArrayList<>(versions);
    more.add(version);
    return new Receiver(id, address, name, preset, proof, header, secret, created, more);
  }

  /** Without its secret. */
  @Override
  public String toString() {
    return "receiver " + id + " " + name;
  }
}
