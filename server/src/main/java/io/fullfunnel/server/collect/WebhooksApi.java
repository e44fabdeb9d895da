package io.fullfunnel.server.collect;

import io.fullfunnel.collect.WebhookDesk;
import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.collect.webhook.MappingException;
import io.fullfunnel.collect.webhook.Preset;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where other services' webhooks come in, and how deliveries become messages. */
@RestController
@RequestMapping("/api/v1/workspaces/{w}/webhooks")
class WebhooksApi {
  private final ReceiverRing ring;
  private final Clock clock;

  WebhooksApi(ReceiverRing ring, Clock clock) {
    this.ring = ring;
    this.clock = clock;
  }

  /** All receivers of a workspace, and what one may begin with. */
  record Webhooks(List<WebhookDesk.Shown> receivers, List<Preset> presets) {}

  /**
   * A delivery to be tried.
   *
   * @param id of the receiver whose mapping counts, unless another one is given
   */
  record Trial(@Nullable String id, @Nullable String mapping, String body) {}

  @GetMapping
  @Needs(Right.KEYS)
  Webhooks list(@PathVariable String w) throws IOException {
    return new Webhooks(desk(w).list(), Preset.all());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.KEYS)
  WebhookDesk.Made add(
      @PathVariable String w, @RequestBody WebhookDesk.Wanted wanted, Caller caller)
      throws IOException {
    try {
      return desk(w).add(wanted, caller.name());
    } catch (MappingException e) {
      throw wrong(e);
    }
  }

  @PatchMapping("/{id}")
  @Needs(Right.KEYS)
  WebhookDesk.Made change(
      @PathVariable String w,
      @PathVariable String id,
      @RequestBody WebhookDesk.Wanted wanted,
      Caller caller)
      throws IOException {
    try {
      WebhookDesk.Made made = desk(w).change(id, wanted, caller.name());
      if (made == null) {
        throw none();
      }
      return made;
    } catch (MappingException e) {
      throw wrong(e);
    }
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.KEYS)
  void remove(@PathVariable String w, @PathVariable String id) throws IOException {
    if (!desk(w).remove(id)) {
      throw none();
    }
  }

  /** What a delivery would become; nothing is stored. */
  @PostMapping("/test")
  @Needs(value = Right.KEYS, reads = true)
  WebhookDesk.Tried test(@PathVariable String w, @RequestBody Trial trial) throws IOException {
    String mapping = trial.mapping();
    if (mapping == null) {
      WebhookDesk.Shown receiver = trial.id() == null ? null : desk(w).find(trial.id());
      if (receiver == null) {
        throw none();
      }
      mapping = receiver.mapping();
    }
    try {
      return WebhookDesk.test(mapping, trial.body());
    } catch (MappingException e) {
      throw wrong(e);
    } catch (DialectException e) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "delivery", e.sentence());
    }
  }

  private WebhookDesk desk(String w) throws IOException {
    return new WebhookDesk(ring.of(w), clock);
  }

  private static ProblemException none() {
    return new ProblemException(HttpStatus.NOT_FOUND, "webhook", "There is no such receiver.");
  }

  private static ProblemException wrong(MappingException e) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST, "mapping", e.sentence(), Map.of("place", e.place()));
  }
}
