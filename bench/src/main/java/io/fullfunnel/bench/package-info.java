@NullMarked
package io.fullfunnel.bench;

import org.jspecify.annotations.NullMarked;
