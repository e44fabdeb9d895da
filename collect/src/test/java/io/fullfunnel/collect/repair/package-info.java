@NullMarked
package io.fullfunnel.collect.repair;

import org.jspecify.annotations.NullMarked;
