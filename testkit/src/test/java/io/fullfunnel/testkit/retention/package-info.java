@NullMarked
package io.fullfunnel.testkit.retention;

import org.jspecify.annotations.NullMarked;
