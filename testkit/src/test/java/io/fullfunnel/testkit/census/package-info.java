@NullMarked
package io.fullfunnel.testkit.census;

import org.jspecify.annotations.NullMarked;
