@NullMarked
package io.fullfunnel.store.data;

import org.jspecify.annotations.NullMarked;
