@NullMarked
package io.fullfunnel.collect.http;

import org.jspecify.annotations.NullMarked;
