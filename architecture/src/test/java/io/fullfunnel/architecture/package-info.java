@NullMarked
package io.fullfunnel.architecture;

import org.jspecify.annotations.NullMarked;
