@NullMarked
package io.fullfunnel.server;

import org.jspecify.annotations.NullMarked;
