@NullMarked
package io.fullfunnel.testkit.attribution;

import org.jspecify.annotations.NullMarked;
