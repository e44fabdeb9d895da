@NullMarked
package io.fullfunnel.collect.dialect;

import org.jspecify.annotations.NullMarked;
