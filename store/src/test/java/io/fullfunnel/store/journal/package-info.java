@NullMarked
package io.fullfunnel.store.journal;

import org.jspecify.annotations.NullMarked;
