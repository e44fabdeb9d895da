/** The simulated shop brought into a workspace. */
@NullMarked
package io.fullfunnel.demo.fill;

import org.jspecify.annotations.NullMarked;
