@NullMarked
package io.fullfunnel.bench.crash;

import org.jspecify.annotations.NullMarked;
