package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.workspace.Keys;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of a workspace, over HTTP. */
@RestController
@RequestMapping("/api/v1/workspaces/{w}/keys")
class KeyApi {
  private final KeyRing keys;

  KeyApi(KeyRing keys) {
    this.keys = keys;
  }

  /** A key without what opens the door. */
  record KeyView(
      String id,
      String scope,
      Instant created,
      @Nullable Instant lastUsed,
      @Nullable Instant revoked) {
    static KeyView of(Keys.Key key) {
      return new KeyView(
          key.id(), key.scope().word(), key.created(), key.lastUsed(), key.revoked());
    }
  }

  /** A new key, whose text is shown once. */
  record MadeKey(String id, String scope, Instant created, String key) {}

  /** What the new key is for: write, server, ask or admin. */
  record NewKey(String scope) {}

  @GetMapping
  @Needs(Right.KEYS)
  List<KeyView> list(@PathVariable String w) throws IOException {
    return keys.of(w).list().stream().map(KeyView::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.KEYS)
  MadeKey create(@PathVariable String w, @RequestBody NewKey wanted) throws IOException {
    Keys.Made made = keys.of(w).create(scope(wanted.scope()));
    Keys.Key key = made.key();
    return new MadeKey(key.id(), key.scope().word(), key.created(), made.text());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.KEYS)
  void revoke(@PathVariable String w, @PathVariable String id) throws IOException {
    if (!keys.of(w).revoke(id)) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "key", "There is no such key.");
    }
  }

  private static Keys.Scope scope(String word) {
    try {
      return Keys.Scope.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "scope", "A key's scope is write, server, ask or admin.");
    }
  }
}
