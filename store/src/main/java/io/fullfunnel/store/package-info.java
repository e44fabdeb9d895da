@NullMarked
package io.fullfunnel.store;

import org.jspecify.annotations.NullMarked;
