@NullMarked
package io.fullfunnel.store.visits;

import org.jspecify.annotations.NullMarked;
