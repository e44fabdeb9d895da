@NullMarked
package io.fullfunnel.testkit.network;

import org.jspecify.annotations.NullMarked;
