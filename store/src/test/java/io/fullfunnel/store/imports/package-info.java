@NullMarked
package io.fullfunnel.store.imports;

import org.jspecify.annotations.NullMarked;
