@NullMarked
package io.fullfunnel.testkit.crash;

import org.jspecify.annotations.NullMarked;
