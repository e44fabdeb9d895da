@NullMarked
package io.fullfunnel.engine.funnel;

import org.jspecify.annotations.NullMarked;
