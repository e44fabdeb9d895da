@NullMarked
package io.fullfunnel.testkit.local;

import org.jspecify.annotations.NullMarked;
