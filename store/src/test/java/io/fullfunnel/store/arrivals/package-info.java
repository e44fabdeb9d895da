@NullMarked
package io.fullfunnel.store.arrivals;

import org.jspecify.annotations.NullMarked;
