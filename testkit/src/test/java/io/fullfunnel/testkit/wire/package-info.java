@NullMarked
package io.fullfunnel.testkit.wire;

import org.jspecify.annotations.NullMarked;
