@NullMarked
package io.fullfunnel.store.catalog;

import org.jspecify.annotations.NullMarked;
