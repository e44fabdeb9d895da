@NullMarked
package io.fullfunnel.store.receivers;

import org.jspecify.annotations.NullMarked;
