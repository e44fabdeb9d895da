@NullMarked
package io.fullfunnel.store.timelines;

import org.jspecify.annotations.NullMarked;
