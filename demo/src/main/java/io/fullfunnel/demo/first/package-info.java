/** What the demo says in its first minute, asked of the product itself. */
@NullMarked
package io.fullfunnel.demo.first;

import org.jspecify.annotations.NullMarked;
