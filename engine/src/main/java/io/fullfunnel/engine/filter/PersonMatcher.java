package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import java.io.Serializable;

/** A person filter bound to one dataset. */
public abstract class PersonMatcher implements Serializable {
  private static final long serialVersionUID = 1L;

  public abstract boolean matches(Timeline person);

  /** People who alone may match. */
  public Scope scope() {
    return Scope.EVERYONE;
  }

  /** A matcher for one thread. */
  public PersonMatcher fork() {
    return this;
  }
}
