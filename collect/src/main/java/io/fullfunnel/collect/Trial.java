package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.privacy.PrivacyRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a body's events, of which nothing is stored.
 *
 * @param messages as they would stand in the journal, without what the collector adds
 */
record Trial(List<String> messages, List<Refusal> refusals) {
  private static final Policy POLICY = new Policy(PrivacyRules.DEFAULT);

  static Trial of(Body body, boolean server) {
    List<String> messages = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < body.items().size(); i++) {
      Item item = body.items().get(i);
      String type = item.text(Part.TYPE);
      String id = item.text(Part.MESSAGE_ID);
      EventRules.Fault fault = EventRules.fault(item, type, GivenIds.NONE, server);
      if (fault == null && type != null) {
        Bytes bytes = new Bytes();
        new MessageWriter(body, POLICY, null, bytes).write(item, made(type));
        messages.add(new String(bytes.toArray(), UTF_8));
      } else if (fault != null) {
        refusals.add(new Refusal(i, id, fault.reason(), fault.detail()));
      }
    }
    return new Trial(messages, refusals);
  }

  private static MessageWriter.Made made(String type) {
    @Nullable String own = null;
    return new MessageWriter.Made(type, own, GivenIds.NONE, Policy.Keeps.ALL);
  }
}
