@NullMarked
package io.fullfunnel.testkit.funnel;

import org.jspecify.annotations.NullMarked;
