@NullMarked
package io.fullfunnel.bench.soak;

import org.jspecify.annotations.NullMarked;
