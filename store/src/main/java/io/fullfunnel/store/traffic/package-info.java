@NullMarked
package io.fullfunnel.store.traffic;

import org.jspecify.annotations.NullMarked;
