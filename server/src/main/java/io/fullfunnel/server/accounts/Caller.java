package io.fullfunnel.server.accounts;

import io.fullfunnel.store.workspace.Keys;
import java.util.Optional;
import java.util.Set;

/** Who sends a request. A controller's method gets it as a parameter. */
public sealed interface Caller {
  Set<Right> rights();

  /** Whether the caller may see this workspace at all. */
  boolean sees(String workspace);

  /** The only workspace there is for this caller. */
  default Optional<String> only() {
    return Optional.empty();
  }

  /** Who it was, for what is written down: an e-mail address, a key, a command. */
  String name();

  /** Whether the caller may do this. */
  default boolean may(Right right) {
    return rights().contains(right);
  }

  /** Somebody who signed in. */
  final class Person implements Caller {
    private final User user;

    Person(User user) {
      this.user = user;
    }

    User user() {
      return user;
    }

    @Override
    public String name() {
      return user.email();
    }

    @Override
    public Set<Right> rights() {
      return user.role().rights();
    }

    @Override
    public boolean sees(String workspace) {
      return true;
    }
  }

  /** A program with a key of one workspace. */
  record Key(String id, String workspace, Keys.Scope scope) implements Caller {
    @Override
    public String name() {
      return "key " + id;
    }

    @Override
    public Set<Right> rights() {
      return switch (scope) {
        case ADMIN -> Set.of(Right.values());
        case ASK -> Set.of(Right.READ, Right.PERSONAL);
        case WRITE, SERVER -> Set.of(); // these bring events in, and that is not here
      };
    }

    @Override
    public boolean sees(String other) {
      return workspace.equals(other);
    }

    @Override
    public Optional<String> only() {
      return Optional.of(workspace);
    }
  }

  /** A command of the same data directory, by the token of {@code run/server.json}. */
  record Command() implements Caller {
    @Override
    public String name() {
      return "command line";
    }

    @Override
    public Set<Right> rights() {
      return Set.of(Right.values());
    }

    @Override
    public boolean sees(String workspace) {
      return true;
    }
  }
}
