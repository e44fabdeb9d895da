package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which programs use a workspace: a file in its folder with a keyed hash of each, so
 * that neither the file nor its copy opens anything. One process at a time. Safe to use from many
 * threads.
 */
public final class Keys {
  private static final String PREFIX = "ff_";
  private static final int ID_BYTES = 4;
  private static final int SECRET_BYTES = 24;
  private static final Duration USED_EVERY = Duration.ofHours(1);
  private static final String NONE = "-";

  private final Path file;
  private final byte[] secret;
  private final Clock clock;
  private final List<Kept> all;

  private Keys(Path file, byte[] secret, Clock clock, List<Kept> all) {
    this.file = file;
    this.secret = secret;
    this.clock = clock;
    this.all = all;
  }

  /** What a key is for. */
  public enum Scope {
    WRITE,
    SERVER,
    ASK,
    ADMIN;

    /** As people write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A key without what opens the door.
   *
   * @param lastUsed to the hour
   * @param origins the pages that it is for; of a write key only
   */
  public record Key(
      String id,
      Scope scope,
      Instant created,
      @Nullable Instant lastUsed,
      @Nullable Instant revoked,
      Origins origins) {
    /**
     * @throws IllegalArgumentException with a sentence, if it is bound to pages and secret
     */
    public Key {
      if (scope != Scope.WRITE && !origins.list().isEmpty()) {
        throw new IllegalArgumentException(
            "Only a write key is bound to pages; others are for no page at all.");
      }
    }
  }

  /** A new key and its text, which is known only now. */
  public record Made(Key key, String text) {}

  /** A key and the hash of its text. */
  private record Kept(Key key, String hash) {
    String line() {
      return String.join(
          " ",
          key.id(),
          key.scope().name(),
          hash,
          key.created().toString(),
          key.lastUsed() == null ? NONE : key.lastUsed().toString(),
          key.revoked() == null ? NONE : key.revoked().toString(),
          key.origins().list().isEmpty() ? NONE : String.join(",", key.origins().list()));
    }

    static Kept of(String line) {
      String[] part = line.split(" ", -1);
      Key key =
          new Key(
              part[0],
              Scope.valueOf(part[1]),
              Instant.parse(part[3]),
              time(part[4]),
              time(part[5]),
              part.length > 6 ? origins(part[6]) : Origins.ANY); // older files have no list
      return new Kept(key, part[2]);
    }

    private static @Nullable Instant time(String text) {
      return text.equals(NONE) ? null : Instant.parse(text);
    }

    private static Origins origins(String text) {
      return text.equals(NONE) ? Origins.ANY : new Origins(List.of(text.split(",", -1)));
    }

    Kept used(Instant at) {
      return with(at, key.revoked(), key.origins());
    }

    Kept revoked(Instant at) {
      return with(key.lastUsed(), at, key.origins());
    }

    Kept bound(Origins origins) {
      return with(key.lastUsed(), key.revoked(), origins);
    }

    private Kept with(@Nullable Instant used, @Nullable Instant revoked, Origins origins) {
      return new Kept(new Key(key.id(), key.scope(), key.created(), used, revoked, origins), hash);
    }
  }

  static Keys open(Path folder, Clock clock) throws IOException {
    byte[] secret = WorkspaceKey.secret(folder.resolve("key"));
    Path file = folder.resolve("keys");
    List<Kept> all = new ArrayList<>();
    try {
      new String(SealedFile.read(file), UTF_8).lines().map(Kept::of).forEach(all::add);
    } catch (NoSuchFileException absent) {
      return new Keys(file, secret, clock, all);
    } catch (RuntimeException e) {
      throw new DamagedException(file, "a line is not that of a key");
    }
    return new Keys(file, secret, clock, all);
  }

  /** All keys, also revoked ones, the oldest first. */
  public synchronized List<Key> list() {
    return all.stream().map(Kept::key).toList();
  }

  /** Makes a key for every page. */
  public Made create(Scope scope) throws IOException {
    return create(scope, Origins.ANY);
  }

  /**
   * Makes a key; it is on disk when this returns.
   *
   * @throws IllegalArgumentException with a sentence, if it would be bound to pages and secret
   */
  public synchronized Made create(Scope scope, Origins origins) throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    byte[] rest = new byte[SECRET_BYTES];
    random.nextBytes(rest);
    String name = HexFormat.of().formatHex(id);
    String text =
        PREFIX + name + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(rest);
    Key key = new Key(name, scope, now(), null, null, origins);
    List<Kept> more = new ArrayList<>(all);
    more.add(new Kept(key, hash(text)));
    write(more);
    return new Made(key, text);
  }

  /**
   * Binds a key to pages, instead of those it was bound to.
   *
   * @return false if there is no such key
   * @throws IllegalArgumentException with a sentence, if it is no write key
   */
  public synchronized boolean bind(String id, Origins origins) throws IOException {
    int at = at(id);
    if (at < 0) return false;
    set(at, all.get(at).bound(origins));
    return true;
  }

  /**
   * Revokes a key; it opens nothing from here on.
   *
   * @return false if there is no such key
   */
  public synchronized boolean revoke(String id) throws IOException {
    int at = at(id);
    if (at < 0) return false;
    if (all.get(at).key().revoked() == null) set(at, all.get(at).revoked(now()));
    return true;
  }

  /** The key of this text, unless it is unknown or revoked. Notes that it was used. */
  public synchronized Optional<Key> find(String text) throws IOException {
    int end = text.indexOf('_', PREFIX.length());
    if (!text.startsWith(PREFIX) || end < 0) return Optional.empty();
    int at = at(text.substring(PREFIX.length(), end));
    if (at < 0) return Optional.empty();
    Kept kept = all.get(at);
    boolean same = MessageDigest.isEqual(hash(text).getBytes(UTF_8), kept.hash().getBytes(UTF_8));
    if (!same || kept.key().revoked() != null) return Optional.empty();
    Instant last = kept.key().lastUsed();
    if (last == null || last.plus(USED_EVERY).isBefore(clock.instant())) set(at, kept.used(now()));
    return Optional.of(kept.key());
  }

  private int at(String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key().id().equals(id)) return i;
    }
    return -1;
  }

  private void set(int at, Kept kept) throws IOException {
    List<Kept> changed = new ArrayList<>(all);
    changed.set(at, kept);
    write(changed);
  }

  private void write(List<Kept> changed) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Kept kept : changed) {
      text.append(kept.line()).append('\n');
    }
    SealedFile.write(file, text.toString().getBytes(UTF_8));
    all.clear();
    all.addAll(changed);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private String hash(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal(("key of the workspace " + text).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }
}
