package io.fullfunnel.server.catalog;

import io.fullfunnel.question.RuleDesk;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/**
 * Rules of a workspace over HTTP: seen, tried, compared, saved. Where they stand is said by the
 * class that has this one.
 */
abstract class RulesApi<D extends RuleDesk> {
  /**
   * Rules to look at or to save.
   *
   * @param rules null for those that ship
   */
  record Wanted(@Nullable JsonNode rules, @Nullable String note) {}

  /** Work at the desk of a workspace. */
  interface Work<D> {
    JsonNode at(D desk) throws IOException;
  }

  /** Does the work; what is wrong with what is asked is a problem of the caller. */
  abstract JsonNode with(String w, Work<D> work) throws IOException;

  @GetMapping
  @Needs(Right.READ)
  JsonNode show(@PathVariable String w) throws IOException {
    return with(w, RuleDesk::show);
  }

  @GetMapping("/versions/{number}")
  @Needs(Right.READ)
  JsonNode version(@PathVariable String w, @PathVariable int number) throws IOException {
    return with(w, desk -> desk.version(number));
  }

  @PostMapping("/test")
  @Needs(Right.READ)
  JsonNode test(@PathVariable String w, @RequestBody JsonNode asked) throws IOException {
    return with(w, desk -> desk.test(asked));
  }

  @PostMapping("/preview")
  @Needs(Right.READ)
  JsonNode preview(@PathVariable String w, @RequestBody Wanted wanted) throws IOException {
    return with(w, desk -> desk.preview(given(wanted.rules())));
  }

  @PutMapping
  @Needs(Right.DEFINE)
  JsonNode save(@PathVariable String w, @RequestBody Wanted wanted, Caller caller)
      throws IOException {
    String note = wanted.note() == null ? "" : wanted.note();
    return with(w, desk -> desk.save(given(wanted.rules()), caller.name(), note));
  }

  private static @Nullable JsonNode given(@Nullable JsonNode rules) {
    return rules == null || rules.isNull() ? null : rules;
  }
}
