@NullMarked
package io.fullfunnel.store.table;

import org.jspecify.annotations.NullMarked;
