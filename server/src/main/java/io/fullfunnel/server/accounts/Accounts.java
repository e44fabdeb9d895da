package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The door of this room: how people get in, and become known. */
@Component
class Accounts {
  private static final Set<String> LANGUAGES = Set.of("en", "zh", "pl", "de");
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
  private static final int IPV6_NETWORK = 4;

  private final UserStore users;
  private final SessionStore sessions;
  private final FirstLink firstLink;
  private final Tries tries;

  Accounts(UserStore users, SessionStore sessions, FirstLink firstLink, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.firstLink = firstLink;
    this.tries = new Tries(clock);
  }

  /** Somebody who has just signed in, and the token that their browser keeps. */
  record SignedIn(User user, String token) {}

  /**
   * Signs a person in.
   *
   * @param address where the request comes from
   * @throws ProblemException 401 code {@code credentials}, the same whatever was wrong; 429 code
   *     {@code too-many-tries}
   */
  SignedIn signIn(String email, String password, String address) {
    String known = normal(email);
    List<String> keys = List.of("from " + network(address), "for " + known);
    take(keys);
    Optional<UserStore.WithPassword> found = users.byEmail(known);
    boolean right =
        found.isPresent()
            ? PasswordHash.matches(password, found.get().password())
            : PasswordHash.matchesNobody(password);
    if (!right) {
      throw new ProblemException(
          HttpStatus.UNAUTHORIZED,
          "credentials",
          "This e-mail and password do not belong together.");
    }
    forgive(address, known);
    User user = found.orElseThrow().user();
    return new SignedIn(user, sessions.begin(user));
  }

  /** Who wants to be the owner. */
  record Owner(String name, String email, String password, String language) {}

  /**
   * Makes the owner by the console's link and signs them in.
   *
   * @throws ProblemException 403 code {@code setup-link}; 400 code {@code password} or {@code
   *     field}
   */
  SignedIn setUp(String token, Owner owner, String address) {
    String from = "from " + network(address);
    take(List.of(from));
    if (users.hasOwner()) throw FirstLink.refused();
    String email = normal(owner.email());
    if (!EMAIL.matcher(email).matches()) throw field("email", "This is no e-mail address.");
    if (!NAME.matcher(owner.name()).matches()) {
      throw field("name", "A name has 1 to 100 characters.");
    }
    PasswordRules.check(owner.password(), email, owner.name());
    User user =
        new User(
            UUID.randomUUID(), email, owner.name().strip(), Role.OWNER, language(owner.language()));
    firstLink.use(token, user, PasswordHash.of(owner.password()));
    tries.forgive(from);
    return new SignedIn(user, sessions.begin(user));
  }

  /** Whether nobody owns this installation yet. */
  boolean setupOpen() {
    return !users.hasOwner();
  }

  /** The person of a token, if their session has not ended. */
  Optional<User> find(String token) {
    return sessions.find(token);
  }

  void signOut(String token) {
    sessions.end(token);
  }

  User setLanguage(User user, String language) {
    users.setLanguage(user, language(language));
    return new User(user.id(), user.email(), user.name(), user.role(), language);
  }

  /** Forgets the tries that came from an address and those for a person. */
  void forgive(String address, String email) {
    tries.forgive("from " + network(address));
    tries.forgive("for " + normal(email));
  }

  private void take(List<String> keys) {
    Duration wait = Duration.ZERO;
    for (String key : keys) {
      Duration more = tries.take(key).orElse(Duration.ZERO);
      if (more.compareTo(wait) > 0) wait = more;
    }
    if (wait.isPositive()) throw tooMany(wait);
  }

  /** Counts a wrong key. */
  Optional<Duration> wrongKey(String address) {
    return tries.take("key from " + network(address));
  }

  static ProblemException tooMany(Duration wait) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-tries",
        "Too many tries; try again in " + (wait.toMinutes() + 1) + " minutes.",
        Map.of("retryAfter", wait.toSeconds() + 1));
  }

  private static String language(String language) {
    if (!LANGUAGES.contains(language)) {
      throw field("language", "The languages are en, zh, pl and de.");
    }
    return language;
  }

  private static ProblemException field(String name, String sentence) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST, "field", sentence, Map.of("place", "/" + name));
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** Whoever has one IPv6 address has 2^64 of them. */
  private static String network(String address) {
    if (!address.contains(":")) return address;
    String[] groups = address.split(":", -1);
    return String.join(":", List.of(groups).subList(0, Math.min(groups.length, IPV6_NETWORK)));
  }
}
