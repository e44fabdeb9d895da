@NullMarked
package io.fullfunnel.testkit.figures;

import org.jspecify.annotations.NullMarked;
