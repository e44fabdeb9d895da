@NullMarked
package io.fullfunnel.demo.first;

import org.jspecify.annotations.NullMarked;
