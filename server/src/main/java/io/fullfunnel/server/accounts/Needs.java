package io.fullfunnel.server.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right that a route demands. A route below {@code /api/v1} without it is refused to everybody,
 * unless it is {@link Open}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  /** The right. */
  Right value();

  /**
   * Whether it changes nothing of a workspace, although it is no GET; with {@link Right#READ} it
   * never does.
   */
  boolean reads() default false;
}
