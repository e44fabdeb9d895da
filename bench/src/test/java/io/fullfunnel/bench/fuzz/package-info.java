@NullMarked
package io.fullfunnel.bench.fuzz;

import org.jspecify.annotations.NullMarked;
