@NullMarked
package io.fullfunnel.cli;

import org.jspecify.annotations.NullMarked;
