package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.collect.dialect.Json;
import io.fullfunnel.collect.webhook.Delivery;
import io.fullfunnel.collect.webhook.Mapping;
import io.fullfunnel.collect.webhook.MappingException;
import io.fullfunnel.collect.webhook.Preset;
import io.fullfunnel.store.receivers.Receiver;
import io.fullfunnel.store.receivers.ReceiverBook;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where the receivers of one workspace are listed, made, changed, tried and taken away. */
public final class WebhookDesk {
  private static final int LONGEST_NAME = 100;
  private static final int SHORTEST_SECRET = 8;
  private static final int LONGEST_SECRET = 500;
  private static final int SECRET_BYTES = 32;
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{0,100}");

  private final ReceiverBook book;
  private final Clock clock;

  public WebhookDesk(ReceiverBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /**
   * A receiver without its secret.
   *
   * @param path behind the server's address
   * @param proof standard, github, stripe or secret
   * @param version of the mapping
   * @param changed when that was saved
   * @param by who saved it
   */
  public record Shown(
      String id,
      String name,
      String path,
      String preset,
      String proof,
      String header,
      Instant created,
      int version,
      Instant changed,
      String by,
      String mapping) {
    static Shown of(Receiver receiver) {
      Receiver.Version last = receiver.versions().getLast();
      return new Shown(
          receiver.id(),
          receiver.name(),
          Webhook.ROOT + receiver.address(),
          receiver.preset(),
          receiver.proof().word(),
          receiver.header(),
          receiver.created(),
          last.number(),
          last.at(),
          last.by(),
          last.mapping());
    }
  }

  /**
   * What a receiver is to be; null for what the preset says, or what stays.
   *
   * @param secret that the service gave; null to make one
   * @param newSecret whether another one is to be made
   */
  public record Wanted(
      @Nullable String name,
      @Nullable String preset,
      @Nullable String proof,
      @Nullable String header,
      @Nullable String secret,
      @Nullable Boolean newSecret,
      @Nullable String mapping) {}

  /**
   * A receiver that was made or changed.
   *
   * @param secret that was made for it, which is told only now; null where none was
   */
  public record Made(Shown receiver, @Nullable String secret) {}

  /** What a delivery would become; nothing of it is stored. */
  public record Tried(List<JsonNode> messages, List<NotTaken> refused) {}

  /** A message that would be refused. */
  public record NotTaken(int index, String code, String detail) {}

  /** All receivers, the oldest first. */
  public List<Shown> list() {
    return book.list().stream().map(Shown::of).toList();
  }

  /** The receiver of an id; null if there is none. */
  public @Nullable Shown find(String id) {
    return book.find(id).map(Shown::of).orElse(null);
  }

  /**
   * Makes a receiver.
   *
   * @throws MappingException where something is wrong with it
   */
  public Made add(Wanted wanted, String by) throws MappingException, IOException {
    String name = wanted.preset() == null ? "" : wanted.preset();
    Preset preset = Preset.find(name).orElse(null);
    if (preset == null && !name.isEmpty()) {
      throw wrong(
          "/preset",
          "There is no preset %s, but: %s."
              .formatted(
                  name, String.join(", ", Preset.all().stream().map(Preset::name).toList())));
    }
    if (book.list().size() >= ReceiverBook.MOST) {
      throw wrong("", "A workspace has at most " + ReceiverBook.MOST + " receivers.");
    }
    String mapping = or(wanted.mapping(), preset == null ? null : preset.mapping());
    if (mapping == null) {
      throw wrong("/mapping", "Which mapping? Say a preset, or a mapping of your own.");
    }
    Mapping.read(mapping);
    Instant now = now();
    String secret = wanted.secret() == null ? secret() : checked(wanted.secret());
    Receiver made =
        new Receiver(
            random(4),
            random(16),
            name(or(wanted.name(), name)),
            name,
            proof(or(wanted.proof(), preset == null ? null : preset.proof())),
            header(or(wanted.header(), preset == null ? "" : preset.header())),
            secret,
            now,
            List.of(new Receiver.Version(1, now, by, mapping)));
    book.put(made);
    return new Made(Shown.of(made), wanted.secret() == null ? secret : null);
  }

  /**
   * Changes a receiver.
   *
   * @return null if there is none of this id
   */
  public @Nullable Made change(String id, Wanted wanted, String by)
      throws MappingException, IOException {
    Receiver now = book.find(id).orElse(null);
    if (now == null) {
      return null;
    }
    boolean fresh = Boolean.TRUE.equals(wanted.newSecret());
    String secret =
        fresh ? secret() : wanted.secret() == null ? now.secret() : checked(wanted.secret());
    Receiver next =
        now.with(
            name(or(wanted.name(), now.name())),
            proof(or(wanted.proof(), now.proof().word())),
            header(or(wanted.header(), now.header())),
            secret);
    if (wanted.mapping() != null && !wanted.mapping().equals(now.mapping())) {
      Mapping.read(wanted.mapping());
      int number = now.versions().getLast().number() + 1;
      next = next.with(new Receiver.Version(number, now(), by, wanted.mapping()));
    }
    book.put(next);
    return new Made(Shown.of(next), fresh ? secret : null);
  }

  /** Takes a receiver away; false if there is none of this id. */
  public boolean remove(String id) throws IOException {
    return book.remove(id);
  }

  /** What a delivery would become by a mapping. */
  public static Tried test(String mapping, String body) throws MappingException, DialectException {
    byte[] bytes = body.getBytes(UTF_8);
    if (bytes.length > Limits.BODY) {
      throw DialectException.tooMuch("", "A body has at most 500 KB.");
    }
    byte[] batch =
        Mapping.read(mapping)
            .messages(
                bytes,
                (delivery, rule, item) -> Delivery.messageId("test", delivery, rule, item),
                "test");
    Trial trial;
    try {
      trial = Trial.of(BodyReader.read(Route.BATCH, batch), true);
    } catch (WrongBodyException e) {
      throw DialectException.wrong(e.code(), "", e.sentence());
    }
    List<JsonNode> messages = new ArrayList<>();
    for (String message : trial.messages()) {
      messages.add(Json.read(message.getBytes(UTF_8)));
    }
    return new Tried(
        messages,
        trial.refusals().stream()
            .map(each -> new NotTaken(each.index(), each.reason().code(), each.detail()))
            .toList());
  }

  private static MappingException wrong(String place, String sentence) {
    return MappingException.at(place, sentence);
  }

  private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
    return first == null ? second : first;
  }

  private static String name(@Nullable String name) throws MappingException {
    String text = name == null ? "" : name.strip();
    if (text.isEmpty() || text.length() > LONGEST_NAME) {
      throw wrong("/name", "Which name? It has 1 to 100 characters.");
    }
    return text;
  }

  private static Receiver.Proof proof(@Nullable String word) throws MappingException {
    for (Receiver.Proof proof : Receiver.Proof.values()) {
      if (proof.word().equals(word)) {
        return proof;
      }
    }
    throw wrong("/proof", "A delivery is proved by: standard, github, stripe or secret.");
  }

  private static String header(@Nullable String header) throws MappingException {
    String text = header == null ? "" : header.strip();
    if (!HEADER.matcher(text).matches()) {
      throw wrong("/header", "A header's name has letters, digits and hyphens.");
    }
    return text.toLowerCase(Locale.ROOT).equals("webhook-signature") ? "" : text;
  }

  private static String checked(String secret) throws MappingException {
    if (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET) {
      throw wrong("/secret", "A secret has 8 to 500 characters.");
    }
    return secret;
  }

  private static String secret() {
    byte[] drawn = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(drawn);
    return "whsec_" + Base64.getEncoder().encodeToString(drawn);
  }

  private static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
