@NullMarked
package io.fullfunnel.testkit;

import org.jspecify.annotations.NullMarked;
