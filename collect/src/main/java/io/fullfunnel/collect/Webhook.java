package io.fullfunnel.collect;

import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.collect.webhook.Delivery;
import io.fullfunnel.collect.webhook.Mapping;
import io.fullfunnel.collect.webhook.MappingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivery to a receiver of webhooks, for one request. */
record Webhook(String workspace, Delivery delivery) implements Dialect {
  static final String ROOT = "/in/";

  @Override
  public Sender sender() {
    return new Sender(workspace, delivery.receiver().id(), true);
  }

  @Override
  public byte[] messages(byte[] body) throws DialectException {
    try {
      return Mapping.read(delivery.receiver().mapping())
          .messages(body, delivery::messageId, delivery.id());
    } catch (MappingException e) {
      throw DialectException.wrong(
          "bad_mapping", "", "The mapping of this receiver cannot be read: " + e.sentence());
    }
  }

  @Override
  public String whichKey() {
    throw new IllegalStateException("a receiver knows whose it is");
  }

  @Override
  public @Nullable Unfit unfit(Sender sender) {
    String fault = delivery.fault();
    return fault == null ? null : new Unfit("bad_signature", fault);
  }

  @Override
  public Snippet.Reply reply(Answer answer) {
    Map<String, String> headers = Dialect.headers();
    headers.put("Content-Type", answer.problem() ? "application/problem+json" : "application/json");
    Dialect.retry(answer, headers);
    return new Snippet.Reply(answer.status(), headers, answer.body());
  }
}
