/** The same questions on a Spark cluster. */
@NullMarked
package io.fullfunnel.spark;

import org.jspecify.annotations.NullMarked;
