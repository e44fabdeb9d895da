package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.workspace.KnownNames;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The collector's rules, for an event that comes a second time. Used by one thread. */
public final class Recheck {
  private static final byte[] BEFORE = "{\"batch\":[".getBytes(US_ASCII);
  private static final byte[] AFTER = "]}".getBytes(US_ASCII);

  private final EventDecoder decoder = new EventDecoder();
  private final PrivacyRules rules;
  private final KnownNames names;
  private final boolean takes;

  /**
   * @param takes whether names of what passes are taken from now on
   */
  public Recheck(PrivacyRules rules, KnownNames names, boolean takes) {
    this.rules = rules;
    this.names = names;
    this.takes = takes;
  }

  /**
   * What became of it.
   *
   * @param message as the journal takes it; null if it is refused again
   * @param code why it is refused, for programs
   * @param sentence why it is refused
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way to the journal, never compared
  public record Verdict(
      byte @Nullable [] message, @Nullable String code, @Nullable String sentence) {
    static Verdict refused(String code, String sentence) {
      return new Verdict(null, code, sentence);
    }
  }

  /**
   * Looks at an event as if it came now.
   *
   * @param from where it came from: what a public key may not say it may not say now
   */
  public Verdict check(byte[] event, String from) {
    byte[] batch = Arrays.copyOf(BEFORE, BEFORE.length + event.length + AFTER.length);
    System.arraycopy(event, 0, batch, BEFORE.length, event.length);
    System.arraycopy(AFTER, 0, batch, batch.length - AFTER.length, AFTER.length);
    try {
      return check(BodyReader.read(Route.BATCH, batch), from);
    } catch (WrongBodyException e) {
      return Verdict.refused(e.code(), e.sentence());
    }
  }

  private static boolean isTrusted(String from) {
    return from.equals(Envelope.SERVER) || from.equals(Envelope.IMPORT);
  }

  private Verdict check(Body body, String from) {
    boolean trusted = isTrusted(from);
    Policy policy = new Policy(from.equals(Envelope.IMPORT) ? PrivacyRules.DEFAULT : rules);
    Item item = body.items().getFirst();
    String type = item.text(Part.TYPE);
    EventRules.Fault fault = EventRules.fault(item, type, GivenIds.NONE, trusted);
    if (fault != null) {
      return Verdict.refused(fault.reason().code(), fault.detail());
    }
    Sender sender = new Sender("", "", trusted);
    if (policy.keeps(item, body, type, sender, false) == Policy.Keeps.NOTHING) {
      EventRules.Fault nothing = EventRules.notConsented();
      return Verdict.refused(nothing.reason().code(), nothing.detail());
    }
    Bytes out = new Bytes();
    MessageWriter.Made made =
        new MessageWriter.Made(type, null, GivenIds.NONE, Policy.Keeps.ALL); // cut when it came
    new MessageWriter(body, policy, null, out).write(item, made);
    byte[] message = out.toArray();
    if (message.length > Limits.EVENT + Limits.ADDED) {
      EventRules.Fault large = EventRules.tooLarge(message.length);
      return Verdict.refused(large.reason().code(), large.detail());
    }
    fault = EventRules.names(item, type, names, takes);
    if (fault != null) {
      return Verdict.refused(fault.reason().code(), fault.detail());
    }
    try {
      decoder.decode(0, 0, 0, 0, message, 0, message.length);
    } catch (IllegalArgumentException e) {
      return Verdict.refused("unreadable", "Readers cannot read it: " + e.getMessage());
    }
    return new Verdict(message, null, null);
  }
}
