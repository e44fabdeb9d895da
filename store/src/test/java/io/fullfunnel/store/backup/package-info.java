@NullMarked
package io.fullfunnel.store.backup;

import org.jspecify.annotations.NullMarked;
