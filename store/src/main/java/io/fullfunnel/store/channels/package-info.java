@NullMarked
package io.fullfunnel.store.channels;

import org.jspecify.annotations.NullMarked;
