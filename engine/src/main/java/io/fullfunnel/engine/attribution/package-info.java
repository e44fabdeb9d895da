@NullMarked
package io.fullfunnel.engine.attribution;

import org.jspecify.annotations.NullMarked;
