@NullMarked
package io.fullfunnel.server.collect;

import org.jspecify.annotations.NullMarked;
