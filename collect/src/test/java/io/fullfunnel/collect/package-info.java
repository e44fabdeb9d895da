@NullMarked
package io.fullfunnel.collect;

import org.jspecify.annotations.NullMarked;
