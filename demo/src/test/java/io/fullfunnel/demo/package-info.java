@NullMarked
package io.fullfunnel.demo;

import org.jspecify.annotations.NullMarked;
