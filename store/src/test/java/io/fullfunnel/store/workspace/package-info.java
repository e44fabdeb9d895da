@NullMarked
package io.fullfunnel.store.workspace;

import org.jspecify.annotations.NullMarked;
