package io.fullfunnel.server.accounts;

import static io.fullfunnel.server.accounts.Right.DATA;
import static io.fullfunnel.server.accounts.Right.DEFINE;
import static io.fullfunnel.server.accounts.Right.KEYS;
import static io.fullfunnel.server.accounts.Right.OPERATE;
import static io.fullfunnel.server.accounts.Right.PERSONAL;
import static io.fullfunnel.server.accounts.Right.READ;
import static io.fullfunnel.server.accounts.Right.WORKSPACES;

import java.util.Set;

/** What a person who signs in may do: one row a role. */
public enum Role {
  OWNER(Set.of(Right.values())),
  ADMIN(Set.of(READ, PERSONAL, DATA, DEFINE, WORKSPACES, KEYS, OPERATE)),
  MARKETER(Set.of(READ, PERSONAL, DATA, DEFINE)),
  ANALYST(Set.of(READ, DEFINE)),
  SALES(Set.of(READ, PERSONAL)),
  VIEWER(Set.of(READ));

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of only, which nobody can change
  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = rights;
  }

  public Set<Right> rights() {
    return rights;
  }
}
