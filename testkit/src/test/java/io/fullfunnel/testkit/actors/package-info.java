@NullMarked
package io.fullfunnel.testkit.actors;

import org.jspecify.annotations.NullMarked;
