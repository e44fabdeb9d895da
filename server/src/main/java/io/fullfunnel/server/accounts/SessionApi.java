package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ClientAddress;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.server.platform.Version;
import io.fullfunnel.server.platform.WorkspaceCard;
import io.fullfunnel.server.platform.WorkspaceCards;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and the first owner. */
@RestController
@RequestMapping("/api/v1")
class SessionApi {
  private final Accounts accounts;
  private final SessionCookie cookies;
  private final SignedCsrf csrf;
  private final ClientAddress addresses;
  private final ObjectProvider<WorkspaceCards> workspaces;

  SessionApi(
      Accounts accounts,
      SessionCookie cookies,
      SignedCsrf csrf,
      ClientAddress addresses,
      ObjectProvider<WorkspaceCards> workspaces) {
    this.accounts = accounts;
    this.cookies = cookies;
    this.csrf = csrf;
    this.addresses = addresses;
    this.workspaces = workspaces;
  }

  /** The person as their own screen shows them. */
  record UserView(String email, String name, String role, String language) {
    static UserView of(User user) {
      return new UserView(user.email(), user.name(), UserStore.text(user.role()), user.language());
    }
  }

  /** What a page needs to know first. */
  record SessionView(
      @Nullable UserView user,
      String csrf,
      boolean setupOpen,
      String version,
      List<WorkspaceCard> workspaces) {}

  /** Who wants to sign in. */
  record Credentials(@Nullable String email, @Nullable String password) {}

  /** Who wants to be the owner, with the console link's token. */
  record Setup(
      @Nullable String token,
      @Nullable String name,
      @Nullable String email,
      @Nullable String password,
      @Nullable String language) {}

  /** The language to change to. */
  record Language(@Nullable String language) {}

  @GetMapping("/session")
  @Open
  SessionView session(HttpServletRequest request, HttpServletResponse response) throws IOException {
    User user =
        Callers.find(request)
            .map(caller -> caller instanceof Caller.Person person ? person.user() : null)
            .orElse(null);
    return view(user, csrf.token(request, response));
  }

  @PostMapping("/session")
  @Open
  SessionView signIn(
      @RequestBody Credentials given, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String email = needed(given.email(), "email");
    String password = needed(given.password(), "password");
    return begin(accounts.signIn(email, password, addresses.of(request)), request, response);
  }

  @DeleteMapping("/session")
  @Open
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    String token = cookies.session(request);
    if (token != null) accounts.signOut(token);
    cookies.endSession(response);
  }

  @PostMapping("/setup")
  @Open
  SessionView setUp(
      @RequestBody Setup given, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Accounts.Owner owner =
        new Accounts.Owner(
            needed(given.name(), "name"),
            needed(given.email(), "email"),
            needed(given.password(), "password"),
            needed(given.language(), "language"));
    String token = needed(given.token(), "token");
    return begin(accounts.setUp(token, owner, addresses.of(request)), request, response);
  }

  @PutMapping("/session/language")
  @Needs(Right.READ)
  SessionView setLanguage(
      @RequestBody Language given,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (!(caller instanceof Caller.Person person)) {
      throw new ProblemException(HttpStatus.FORBIDDEN, "role", "A key has no language.");
    }
    User user = accounts.setLanguage(person.user(), needed(given.language(), "language"));
    return view(user, csrf.token(request, response));
  }

  /** The browser gets a token that it did not have before; the old one ends. */
  private SessionView begin(
      Accounts.SignedIn signedIn, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String old = cookies.session(request);
    if (old != null) accounts.signOut(old);
    cookies.setSession(response, signedIn.token());
    return view(signedIn.user(), csrf.of(signedIn.token()));
  }

  private SessionView view(@Nullable User user, String token) throws IOException {
    WorkspaceCards cards = user == null ? null : workspaces.getIfAvailable();
    return new SessionView(
        user == null ? null : UserView.of(user),
        token,
        accounts.setupOpen(),
        Version.NUMBER,
        cards == null ? List.of() : cards.all());
  }

  private static String needed(@Nullable String value, String name) {
    if (value == null) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "field", "The field " + name + " is missing.");
    }
    return value;
  }
}
