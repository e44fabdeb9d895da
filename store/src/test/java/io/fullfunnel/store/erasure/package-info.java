@NullMarked
package io.fullfunnel.store.erasure;

import org.jspecify.annotations.NullMarked;
