@NullMarked
package io.fullfunnel.store.admission;

import org.jspecify.annotations.NullMarked;
