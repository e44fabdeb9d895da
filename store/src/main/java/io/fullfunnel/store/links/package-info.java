@NullMarked
package io.fullfunnel.store.links;

import org.jspecify.annotations.NullMarked;
