package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Origins;
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
import org.springframework.web.bind.annotation.PutMapping;
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

  /**
   * A key without what opens the door.
   *
   * @param origins the pages that it is for; empty for all
   */
  record KeyView(
      String id,
      String scope,
      Instant created,
      @Nullable Instant lastUsed,
      @Nullable Instant revoked,
      List<String> origins) {
    static KeyView of(Keys.Key key) {
      return new KeyView(
          key.id(),
          key.scope().word(),
          key.created(),
          key.lastUsed(),
          key.revoked(),
          key.origins().list());
    }
  }

  /** A new key, whose text is shown once. */
  record MadeKey(String id, String scope, Instant created, List<String> origins, String key) {}

  /**
   * What the new key is for.
   *
   * @param scope write, server, ask or admin
   * @param origins the pages that a write key is for; null or empty for all
   */
  record NewKey(String scope, @Nullable List<@Nullable String> origins) {}

  /**
   * The pages that a write key is to be for.
   *
   * @param origins empty for all
   */
  record NewOrigins(@Nullable List<@Nullable String> origins) {}

  /** The pages that a write key is for now; empty for all. */
  record Bound(List<String> origins) {}

  @GetMapping
  @Needs(Right.KEYS)
  List<KeyView> list(@PathVariable String w) throws IOException {
    return keys.of(w).list().stream().map(KeyView::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.KEYS)
  MadeKey create(@PathVariable String w, @RequestBody NewKey wanted) throws IOException {
    Keys.Scope scope = scope(wanted.scope());
    List<@Nullable String> origins = wanted.origins();
    Keys ring = keys.of(w);
    Keys.Made made =
        said(() -> ring.create(scope, origins == null ? Origins.ANY : origins(origins)));
    Keys.Key key = made.key();
    return new MadeKey(
        key.id(), key.scope().word(), key.created(), key.origins().list(), made.text());
  }

  /** Binds a write key to pages, instead of those it was bound to. Holds a second later. */
  @PutMapping("/{id}/origins")
  @Needs(Right.KEYS)
  Bound bind(@PathVariable String w, @PathVariable String id, @RequestBody NewOrigins wanted)
      throws IOException {
    List<@Nullable String> list = wanted.origins();
    if (list == null) {
      throw wrong("Which origins? An empty list is for all.");
    }
    Origins origins = said(() -> origins(list));
    Keys ring = keys.of(w);
    if (!said(() -> ring.bind(id, origins))) {
      throw noKey();
    }
    return new Bound(origins.list());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.KEYS)
  void revoke(@PathVariable String w, @PathVariable String id) throws IOException {
    if (!keys.of(w).revoke(id)) {
      throw noKey();
    }
  }

  private static ProblemException noKey() {
    return new ProblemException(HttpStatus.NOT_FOUND, "key", "There is no such key.");
  }

  /** Work that reads origins. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T said(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException wrong(String sentence) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "origin", sentence);
  }

  private static Origins origins(List<@Nullable String> said) {
    return new Origins(said.stream().map(String::valueOf).toList());
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
