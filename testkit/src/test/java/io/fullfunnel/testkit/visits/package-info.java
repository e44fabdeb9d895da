@NullMarked
package io.fullfunnel.testkit.visits;

import org.jspecify.annotations.NullMarked;
