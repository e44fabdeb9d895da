@NullMarked
package io.fullfunnel.store.fault;

import org.jspecify.annotations.NullMarked;
