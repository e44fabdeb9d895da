@NullMarked
package io.fullfunnel.testkit.stages;

import org.jspecify.annotations.NullMarked;
