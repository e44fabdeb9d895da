@NullMarked
package io.fullfunnel.store.event;

import org.jspecify.annotations.NullMarked;
